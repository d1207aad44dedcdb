"""Every file of the data package by its path.

Everything in it may leave the house: answers per person under the rules of analysis/deposit/, tables under
those of analysis/publication.py. No quote, no source, no open answer, no casus by itself. What anyone may
see stands apart from what goes out under conditions: next to answers per person a table hides nothing.
"""

from __future__ import annotations

from analysis.deposit import deposited_answers
from analysis.publication import publication
from analysis.tables import Tables
from reports.data_package.about import PUBLIC_FOLDER, RESTRICTED_FOLDER, Details
from reports.data_package.csv_files import codebook_csv, data_csv
from reports.data_package.ddi import ddi_codebook
from reports.data_package.metadossier import metadossier_csv
from reports.data_package.readme import readme
from reports.data_package.woo import woo_metadata
from reports.tables import to_csv

BOM = b"\xef\xbb\xbf"  # spreadsheets read UTF-8 only with it


def package_files(tables: Tables, details: Details) -> dict[str, bytes]:
    """Path in the package -> bytes, in a fixed order; the same study and details give the same bytes."""
    from reports.data_package.spss import sav

    data, answers = tables.data, deposited_answers(tables.data)
    told = publication(tables)
    files = {"LEESMIJ.txt": readme(data.study, details, answers, told.left_out).encode()}
    files |= {
        f"{PUBLIC_FOLDER}ddi-codebook.xml": ddi_codebook(data, details, answers),
        f"{PUBLIC_FOLDER}woo.xml": woo_metadata(data.study, details),
        f"{PUBLIC_FOLDER}metadossier.csv": BOM + metadossier_csv(data, details).encode(),
    }
    for one in answers:
        if one.rows:
            files[f"{RESTRICTED_FOLDER}{one.instrument}.sav"] = sav(one, data.study.title.say())
            files[f"{RESTRICTED_FOLDER}{one.instrument}.csv"] = BOM + data_csv(one).encode()
            files[f"{RESTRICTED_FOLDER}{one.instrument}-codeboek.csv"] = BOM + codebook_csv(one).encode()
    files |= {
        f"{PUBLIC_FOLDER}tabellen/{table.name}.csv": BOM + to_csv(table).encode() for table in told.tables
    }
    return files
