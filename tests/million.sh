#!/usr/bin/env bash
# bash tests/million.sh PROGRAM: no input of 1 MB takes more than 2 s or 512 MiB.
#
# One input of a million bytes for each kind of nastiness, `PROGRAM check` runs on it, and the system counts the seconds that the program was at
# work (not those that it waited for others) and its memory. For an optimised program. Prints "ok - …" or "not ok - …" and a last line
# "N passed, N failed".
set -uo pipefail
shopt -s lastpipe # `takes` counts, and stands behind pipes
program=$(realpath "${1:?the program to test}")
[ -x /usr/bin/time ] || { echo "time is missing (apt-get install time)" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0
failed=0
readonly SIZE=1000000

# repeated TEXT: as often as fits (@: the number of the repetition); with Python's escapes
repeated() {
  python3 - "$1" $SIZE <<'END'
import sys
text, size = sys.argv[1].encode("latin-1", "backslashreplace").decode("unicode_escape") if sys.argv[1].isascii() else sys.argv[1].replace("\\n", "\n"), int(sys.argv[2])
pieces, length, n = [], 0, 0
while True:
    n += 1
    piece = text.replace("@", str(n)).encode()
    length += len(piece)
    if length > size: break
    pieces.append(piece)
sys.stdout.buffer.write(b"".join(pieces))
END
}

# takes NAME FILE: the file's content is on standard input
takes() {
  local name=$1 file=$2 site=$work/site seconds memory size
  rm -rf "$site"
  mkdir -p "$site/content/a" "$site/$(dirname "$file")"
  printf 'title: Thử\n' >"$site/content/site.yaml"
  printf 'name: A\ntype: mam-non\n' >"$site/content/a/unit.yaml"
  cat >"$site/$file"
  case $file in *v.*) printf 'regulation: tt36-2017\nform: "03"\npublished: 2024-06-01\nvalues: %s\n' "$(basename "$file")" >"$site/$(dirname "$file")/b.yaml" ;; esac
  size=$(stat -c %s "$site/$file")
  /usr/bin/time -f '%U %S %M' -o "$work/time" "$program" check "$site" --today 2024-06-15 --format json >"$work/said" 2>"$work/errors"
  local code=$?
  read -r seconds memory < <(tail -n 1 "$work/time" | awk '{ print $1 + $2, int($3 / 1024) }')
  if [ $code -le 1 ] && awk -v s="$seconds" 'BEGIN { exit s > 2 }' && [ "$memory" -le 512 ] && [ "$(stat -c %s "$work/said")" -lt 4000000 ]; then
    passed=$((passed + 1))
    printf 'ok'
  else
    failed=$((failed + 1))
    printf 'not ok'
  fi
  echo " - $name: $size bytes, $seconds s, $memory MiB, exit $code, said $(stat -c %s "$work/said") bytes"
}

# page NAME TEXT: a page full of a text
page() { { printf -- '---\ntitle: Thử\n---\n'; repeated "$2"; } | takes "$1" content/a/pages/thu.md; }
unit() { { printf 'name: A\ntype: mam-non\n'; repeated "$2"; } | takes "$1" content/a/unit.yaml; }
# word NAME PYTHON: a Word file that Python writes
word() { python3 -c "$worded$2" | takes "$1" content/a/documents/thu.docx; }
# sheet NAME KIND PYTHON: a spreadsheet of a kind that Python writes
sheet() { python3 -c "$3" | takes "$1" "content/a/disclosures/2023-2024/v.$2"; }

worded='
import io, sys, zipfile
W = "xmlns:w=\"w\" xmlns:v=\"v\" xmlns:mc=\"mc\""
def docx(body, **parts):
    b = io.BytesIO()
    with zipfile.ZipFile(b, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("_rels/.rels", "<R><Relationship Id=\"a\" Type=\"t/officeDocument\" Target=\"word/document.xml\"/></R>")
        z.writestr("word/_rels/document.xml.rels", "<R>" + "".join(f"<Relationship Id=\"{k}\" Type=\"t/{k}\" Target=\"{k}.xml\"/>" for k in parts) + "</R>")
        for k, inner in parts.items(): z.writestr(f"word/{k}.xml", f"<w:{k} {W}>{inner}</w:{k}>")
        c = "".join(f"<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>{t}</w:t></w:r></w:p>" for t in ["KẾ HOẠCH", "Thử"])
        z.writestr("word/document.xml", f"<w:document {W}><w:body>{c}{body}</w:body></w:document>")
    sys.stdout.buffer.write(b.getvalue())
def p(text, own=""): return f"<w:p><w:pPr>{own}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
n = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>"
'
page 'equal headings' '## Mục\n\n'
page 'headings “Ghi chú”' '## Ghi chú\n\n'
page 'codes that do not end' '[H1'
page 'codes of evidence' '[H1-1.1-@] '
page 'bare codes' 'H1-1.1-01 '
page 'braces' '{{ a '
page 'braces that close' '}} '
page 'placeholders' 'x {{ a b }} '
page 'marks' '**a.**b '
page 'open brackets' '['
page 'links to nowhere' '[a](k-@.md) '
page 'links to no part' '[a](#k-@) '
page 'tags' '<b>x</b> '
page 'images in images' '!['
page 'quotations' '> '
page 'lists in lists' '- '
page 'rows with more cells' '| a |\n|---|\n| b | c |\n\n'
page 'indented paragraphs' 'Căn cứ\n\n    Luật\n\n'
page 'definitions' '[k@]: x\n\n'
page 'footnotes' 'a[^@]\n\n[^@]: b\n\n'
page 'odd characters' '\u200b'
page 'letters of two parts' 'e\u0302\u0301'
page 'old fonts' 'TuyÓn sinh líp 6 n¨m häc '
page 'one word' 'a'
unit 'unknown keys' 'khoa_@: 1\n'
unit 'equal keys' 'khoa: 1\n'
unit 'anchors' 'k@: &a@ x\n'
unit 'brackets' '['
unit 'braces of YAML' '{a: '
{ printf 'name: A\ntype: mam-non\nevents: ['; repeated '{k@: 1}, '; printf ']\n'; } | takes 'errors on one line' content/a/unit.yaml
{ printf 'name: A\ntype: mam-non\nx: {'; repeated 'a@, '; printf '}\n'; } | takes 'a cut map' content/a/unit.yaml
{ printf 'events:\n'; repeated '  - {id: a@, label: A, kind: activity, month: 13}\n'; } | takes 'wrong events' content/a/calendar/2023-2024.yaml
{ printf 'items:\n'; repeated '  - {code: "[H1-1.1-@]", title: A}\n'; } | takes 'evidence without an assessment' content/a/assessments/2023-2024/evidence.yaml
sheet 'rows that are unknown (CSV)' csv 'print("id,so_luong"); [print(f"x{n},1") for n in range(90000)]'
sheet 'one long row (CSV)' csv 'print("id" + ",a" * 490000)'
sheet 'an open quote (CSV)' csv 'print("id,so_luong\n\"" + "x\n" * 490000)'
zipped='
import io, sys, zipfile
def out(parts):
    b = io.BytesIO()
    with zipfile.ZipFile(b, "w", zipfile.ZIP_DEFLATED) as z:
        for name, text in parts: z.writestr(name, text)
    sys.stdout.buffer.write(b.getvalue())
M = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
P = "http://schemas.openxmlformats.org/package/2006/relationships"
def xlsx(rows, sheets=1, strings=""):
    out([("[Content_Types].xml", "<Types/>"),
      ("_rels/.rels", f"<Relationships xmlns=\"{P}\"><Relationship Id=\"a\" Type=\"{R}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
      ("xl/workbook.xml", f"<workbook xmlns=\"{M}\" xmlns:r=\"{R}\"><sheets>" + "".join(f"<sheet name=\"S{n}\" sheetId=\"{n+1}\" r:id=\"r1\"/>" for n in range(sheets)) + "</sheets></workbook>"),
      ("xl/_rels/workbook.xml.rels", f"<Relationships xmlns=\"{P}\"><Relationship Id=\"r1\" Type=\"{R}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"),
      ("xl/sharedStrings.xml", f"<sst xmlns=\"{M}\"><si><t>{strings}</t></si></sst>"),
      ("xl/worksheets/sheet1.xml", f"<worksheet xmlns=\"{M}\"><sheetData>{rows}</sheetData></worksheet>")])
def ods(rows):
    out([("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<d><table:table>" + rows + "</table:table></d>")])
'
sheet 'as many cells as unpack (XLSX)' xlsx "$zipped"'
xlsx("".join("<row>" + "<c><v>1</v></c>" * 250 + "</row>" for n in range(15000)))'
sheet 'equal cells (XLSX)' xlsx "$zipped"'
xlsx("<row r=\"1\">" + "<c r=\"A1\"><v>1</v></c>" * 2500000 + "</row>")'
sheet 'empty rows (XLSX)' xlsx "$zipped"'
xlsx("<row/>" * 10000000)'
sheet 'many names of one sheet (XLSX)' xlsx "$zipped"'
xlsx("<row r=\"1\"/>" * 1000000, 2000)'
sheet 'one text in many cells (XLSX)' xlsx "$zipped"'
xlsx("".join(f"<row r=\"{n}\">" + "<c t=\"s\"><v>0</v></c>" * 200 + "</row>" for n in range(1, 4000)), 1, "a" * 1000000)'
sheet 'as many cells as unpack (ODS)' ods "$zipped"'
ods(("<table:table-row>" + "<table:table-cell office:value-type=\"float\" office:value=\"1\"/>" * 250 + "</table:table-row>") * 3500)'
sheet 'repeated cells (ODS)' ods "$zipped"'
ods("<table:table-row table:number-rows-repeated=\"5000\"><table:table-cell office:value-type=\"float\" office:value=\"1\" table:number-columns-repeated=\"256\"/></table:table-row>" * 4000)'
sheet 'empty rows (ODS)' ods "$zipped"'
ods("<table:table-row/>" * 3700000)'
sheet 'styles (ODS)' ods "$zipped"'
out([("content.xml", "<d><office:automatic-styles>" + "".join(f"<style:style style:name=\"s{n}\" style:parent-style-name=\"s{n+1}\"/>" for n in range(900000)) + "</office:automatic-styles><table:table><table:table-row><table:table-cell table:style-name=\"s0\" office:value-type=\"float\" office:value=\"1\"/></table:table-row></table:table></d>")])'
sheet 'as large as can be (XLS)' xls '
import sys
b = bytearray(open("tests/fuzz/xls/content/mn-a/disclosures/2023-2024/v.xls", "rb").read())
sys.stdout.buffer.write(b + b"\0" * (1000000 - len(b)))'
word 'paragraphs (Word)' 'docx(p("chữ") * 120000)'
word 'more elements than it may have (Word)' 'docx("<w:p/>" * 1000000)'
word 'a bomb (Word)' 'docx(p("a" * 900000000))'
word 'elements in elements (Word)' 'docx("<w:smartTag>" * 100000)'
word 'numbers that Word makes (Word)' 'docx(p("a", n) * 60000, numbering="<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"lowerRoman\"/><w:lvlText w:val=\"" + "%1" * 5000 + "\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>")'
word 'kinds of lists (Word)' 'docx(p("a", n) * 60000, numbering="".join(f"<w:abstractNum w:abstractNumId=\"{i}\"><w:numStyleLink w:val=\"x{i}\"/></w:abstractNum>" for i in range(90000)) + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>")'
word 'styles (Word)' 'docx("".join(p("a", f"<w:pStyle w:val=\"S{i % 30000}\"/>") for i in range(60000)), styles="".join(f"<w:style w:type=\"paragraph\" w:styleId=\"S{i}\"><w:basedOn w:val=\"S{i+1}\"/></w:style>" for i in range(30000)))'
word 'footnotes (Word)' 'docx("<w:p>" + "".join(f"<w:r><w:footnoteReference w:id=\"{i}\"/></w:r>" for i in range(90000)) + "</w:p>", footnotes="".join(f"<w:footnote w:id=\"{i}\">" + p("x") + "</w:footnote>" for i in range(60000)))'
word 'wide tables (Word)' 'docx("<w:tbl>" + ("<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"62\"/></w:tcPr><w:p/></w:tc></w:tr><w:tr>" + "<w:tc><w:p/></w:tc>" * 63 + "</w:tr>") * 3000 + "</w:tbl>")'
word 'tables in tables (Word)' 'docx("<w:tbl><w:tr><w:tc>" * 45 + p("x") + "</w:tc></w:tr></w:tbl>" * 45)'
word 'broken lines (Word)' 'docx("<w:p>" + "<w:r><w:br/></w:r><w:r><w:t>- a</w:t></w:r>" * 90000 + "</w:p>")'
word 'hidden letters (Word)' 'docx("".join(f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>a{i}</w:t></w:r><w:r><w:t>b</w:t></w:r></w:p>" for i in range(60000)))'
word 'letters of VNI (Word)' 'docx("<w:p>" + "<w:r><w:rPr><w:rFonts w:hAnsi=\"VNI-Times\"/></w:rPr><w:t>tröôøng a</w:t></w:r><w:r><w:rPr><w:rFonts w:hAnsi=\"VNI-Times\"/><w:b/></w:rPr><w:t>ø b</w:t></w:r>" * 45000 + "</w:p>")'
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
