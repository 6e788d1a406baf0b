#!/bin/sh
# Writes the documents whose producer is pandoc (2.17), from its own Markdown. Usage: with_pandoc.sh FOLDER
set -eu
folder=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -c "import sys; sys.path.insert(0, '$(dirname "$0")'); import by_hand; open('$work/p.png', 'wb').write(by_hand.png())"
make() { SOURCE_DATE_EPOCH=1795000000 pandoc --from markdown --resource-path "$work" -o "$folder/pandoc-$1.docx"; }

make everything <<'TEXT'
---
title: A leaflet with everything
subtitle: and a subtitle
author: [Ann Author, Bo Second]
date: 2026-03-04
lang: en-GB
---

# First {#one}

*Emphasis*, **strong**, ~~struck~~, `code`, H~2~O, x^2^, [Small]{.smallcaps}, a note[^1] and [a link](#second).

[^1]: The note, 3.5 % of all.

![A teal rectangle](p.png){width=3cm}

  A   B
  --- -----
  1   2.5
  3   4

  : Numbers, 4 of them

> A quotation of 12 words.

# Second

    code block with 4 lines
    and `ticks` and ::: and |

Term
:   Its definition

***

3. three
4. four

   - inside four
   - (b) inside

10) ten
11) eleven
TEXT

make hard-text <<'TEXT'
# \# Not a number sign

1\. not a list, \* not a star, \_under\_score\_, \[brackets\](parens), \<angle\>, &amp;amp;, a\|b, \~tilde\~, \{braces\}, 2\*3\*4.

\- not a dash\
\+ nor plus\
\> nor quote\
Table: nor caption\
Q: nor question\
A: nor answer

www.example.org and https://example.org/a_b_c and me@example.org stay words; C:\\path\\file too.

**5**mg, **(bold)**word, *it*al*ic*, ***both***, **bold *nested* bold**, "quotes" and 'single'…
TEXT

make deep-lists <<'TEXT'
- one
  - two
    - three
      1. four
         - five

      2. four again
- back

a. alpha
b. beta

   i. roman
   ii. roman two

A paragraph.

c. gamma
TEXT

make wide-table <<'TEXT'
| Name | Mon | Tue | Wed | Thu | Fri |
|:-----|----:|----:|:---:|-----|-----|
| A    | 1.5 | 2   | x   | **b** | *i* |
| B    | 0.25 |    | y | [l](https://example.org) | `c` |

+---------------+---------------+
| Grid          | Blocks        |
+===============+===============+
| - a list      | Two           |
| - in a cell   |               |
|               | paragraphs    |
+---------------+---------------+
TEXT

make math-and-notes <<'TEXT'
The area is $\pi r^2$, and $$\sum_{i=1}^{n} i = \frac{n(n+1)}{2}$$ is a sum. Simple: $a + b = 10$.[^a] Again.[^b]

[^a]: Note with **bold** and a list:

    - item 1
    - item 2

[^b]: Last.
TEXT
