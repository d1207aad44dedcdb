"""How the form looks: the Typst functions that its pages are written with; nothing of any questionnaire."""

from __future__ import annotations

LAYOUT = """
#set page(paper: "a4", margin: (x: 2cm, top: 2.7cm, bottom: 1.4cm))
#set par(leading: 0.62em, spacing: 1.1em)
#show heading.where(level: 1): set text(size: 1.6em)
#show heading.where(level: 2): set text(size: 1.25em)
#show heading.where(level: 3): set text(size: 1em)
#show heading.where(level: 1): set block(below: 1em)
#show heading.where(level: 2): set block(above: 1.5em, below: 0.8em)
#show heading.where(level: 3): set block(above: 0pt, below: 0.7em)
#set list(marker: [•], spacing: 0.7em)

#let grey = rgb("#4d4d4d")
#let tick = box(baseline: 0.2em, width: 1.1em, height: 1.1em, stroke: 0.9pt, radius: 1pt)
#let digit(c) = if c != "" { box(width: 1.3em, align(right, text(size: 0.62em, fill: grey, c))) + h(0.3em) }
#let box-and(label) = tick + h(0.5em) + label
#let choice(c, label) = digit(c) + box-and(label)
#let whole(body) = block(breakable: false, width: 100%, above: 1.6em, body)
#let held(body) = block(sticky: true, width: 100%, body)
#let below(labels) = block(above: 0.7em, below: 0.8em,
  enum(numbering: n => text(size: 0.62em, fill: grey, str(n)), body-indent: 0.3em, spacing: 0.7em,
    ..labels.map(box-and)))
#let one(label) = block(above: 0.7em, below: 0.9em, box-and(label))
#let apart = pagebreak(weak: true, to: "odd")
#let beside(choices) = block(above: 0.7em, below: 0.8em,
  par(leading: 0.9em, choices.map(k => box(choice(..k))).join(h(1.2em))))
#let hint(words) = block(above: 0.5em, below: 0.7em, text(size: 0.92em, fill: grey, words))
#let route(words) = block(above: 0.8em, below: 0.7em, inset: (left: 0.7em, y: 0.15em), stroke: (left: 2pt),
  strong(words))
#let question(title, body) = block(breakable: false, width: 100%, above: 1.5em,
  heading(level: 3, title) + body)
#let follow_up(when, words, body) = pad(left: 2.2em,
  block(above: 0.8em, strong(when) + h(0.35em) + words + body))
#let lines(count) = block(above: 0.4em, below: 1em, width: 100%,
  for _ in range(count) { block(above: 0pt, below: 0pt, height: 2.3em, width: 100%,
    align(bottom, line(length: 100%, stroke: 0.6pt + grey))) })

#let form(number, code, picture, word, page-word, of-word, body) = {
  let end = label("end-" + str(number))
  let top = context {
    let p = counter(page).get().first()
    let n = counter(page).at(end).first()
    set text(size: 9pt)
    grid(columns: (1fr, auto), align: (left + horizon, right + horizon), column-gutter: 0.6em,
      [#if code != "" [#word: #strong(text(size: 11pt, code)) · ]#page-word#p#of-word#n],
      if picture != "" { image(picture, height: 1.7cm, alt: word + " " + code) })
  }
  apart
  counter(page).update(1)
  set page(header: top)
  body
}
"""
