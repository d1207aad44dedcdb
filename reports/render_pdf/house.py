"""How the nota looks in print: the Typst functions that its pages are written with; nothing of any study."""

from __future__ import annotations

HOUSE = """
#let ink = rgb("#1b2430")
#let soft = rgb("#4d5866")
#let rule = rgb("#c9d0d8")
#let house = rgb("#14406b")
#let margins = (x: 2.2cm, top: 2.3cm, bottom: 2.1cm)
#set page(paper: "a4", margin: margins)
#set text(fill: ink, hyphenate: false)
#set par(leading: 0.68em, spacing: 1.05em)
#set list(marker: [•], spacing: 0.75em, body-indent: 0.5em)
#set table(inset: (x: 3.5pt, y: 3.2pt), stroke: none)
#show heading: set text(fill: house, weight: "bold")
#show heading: set block(above: 1.6em, below: 0.8em, sticky: true)
#show heading: set par(leading: 0.55em)
#show title: set par(leading: 0.5em)
#show heading.where(level: 1): set text(size: 1.55em)
#show heading.where(level: 1): set block(above: 0pt, below: 1em)
#show heading.where(level: 2): set text(size: 1.25em)
#show heading.where(level: 3): set text(size: 1.08em)
#show figure: set block(breakable: true, above: 1.4em, below: 0.7em)
#show figure: set align(left)
#show figure.caption: set block(sticky: true, width: 100%, below: 0.6em)
#show figure.caption: set text(size: 0.92em, weight: "bold")
#show figure.caption: set align(left)
#set figure.caption(position: top)
#show quote.where(block: true): set block(inset: (left: 0.9em), stroke: (left: 2.5pt + rule), width: 100%)
#show quote.where(block: true): set pad(x: 0pt)

// z: a place where a word may be broken without a sign.
#let z = box()
#let fig(body) = strong(body)
#let dots = (thickness: 0.5pt, paint: soft, dash: "dotted")
#let to(place, body) = link(place, underline(stroke: dots, offset: 2.5pt, strong(body)))
#let part = pagebreak(weak: true)
#let box-of(paint, back, title, body) = block(width: 100%, fill: back, stroke: (left: 3pt + paint),
  inset: (x: 10pt, y: 9pt), above: 1.2em, below: 1.2em,
  block(sticky: true, below: 0.6em, strong(title)) + body)
#let let_op(title, body) = box-of(rgb("#b8860b"), rgb("#fff8e5"), title, body)
#let uitleg(title, body) = box-of(soft, rgb("#f3f5f7"), title, body)
#let note(body) = block(above: 0.5em, below: 0.5em, text(size: 8pt, fill: soft, body))
#let warning(body) = block(above: 0.5em, below: 0.5em, text(size: 8.5pt, fill: rgb("#5c4200"), body))
#let told(body) = block(above: 0.9em, below: 1.4em, body)
#let turned(body) = rotate(-90deg, reflow: true, box(width: 11em, align(left, par(leading: 0.35em, body))))
#let groen(body) = table.cell(fill: rgb("#4caf6d"), align: center + horizon, strong(body))
#let oranje(body) = table.cell(fill: rgb("#ffc46b"), align: center + horizon, strong(body))
#let rood(body) = table.cell(fill: rgb("#8f1d21"), align: center + horizon, text(fill: white, strong(body)))
#let grijs(body) = table.cell(fill: rgb("#e9ebee"), align: center + horizon, strong(body))
#let geen_informatie(body) = table.cell(stroke: 0.6pt + rule, align: center + horizon, strong(body))
#let sign(back, front, body) = box(
  fill: back, outset: (y: 2.2pt), inset: (x: 3pt), text(fill: front, strong(body)),
)
#let signs = (groen: sign.with(rgb("#4caf6d"), black), oranje: sign.with(rgb("#ffc46b"), black),
  rood: sign.with(rgb("#8f1d21"), white), grijs: sign.with(rgb("#e9ebee"), black),
  geen_informatie: sign.with(white, black))
#let legend(..lines) = block(sticky: true, above: 1.4em, below: 0.9em,
  text(size: 8pt, lines.pos().join(h(1.4em))))
#let group(columns, body) = table.header(level: 2,
  table.cell(colspan: columns, fill: rgb("#f3f5f7"), strong(body)))
#let whole(body) = table.cell(breakable: false, body)
#let flowing(caption, size, widths, aligned, ..cells) = figure(kind: table, supplement: none, numbering: none,
  caption: caption, {
    set text(size: size, hyphenate: true)
    set par(leading: 0.5em)
    let lines(x, y) = (bottom: if y == 0 { 1.2pt + house } else { 0.5pt + rule })
    table(columns: widths, align: aligned, stroke: lines, ..cells)
  })
#let kept(..table) = block(breakable: false, width: 100%, above: 1.4em, below: 0.7em, flowing(..table))
#let picture(name, wide, words, caption) = figure(kind: image, supplement: none, numbering: none,
  caption: caption, image(name, width: wide, alt: words))
#let facts(..cells) = grid(columns: (30%, 1fr), column-gutter: 1.4em, row-gutter: 0.8em, ..cells)
#let contents(title) = {
  heading(level: 1, bookmarked: false, outlined: false, title)
  show outline.entry.where(level: 1): set block(above: .85em)
  show outline.entry.where(level: 1): set text(weight: "bold")
  set text(size: 9pt)
  set par(leading: 0.55em)
  outline(title: none, depth: 2, indent: 1.2em)
}
#let running(name, page-word, of-word) = (
  header: text(size: 8pt, fill: soft, align(right, name)),
  footer: text(size: 8pt, fill: soft, align(right, context {
    [#page-word #counter(page).display() #of-word #counter(page).final().first()]
  })),
)
"""
