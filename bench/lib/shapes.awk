# Writes base.jsonl, base.csv and base.columns: rows of one shape, the same as a Singer stream and as CSV.
function column(name, type, schema) {
  names[++count] = name
  columns = columns (count > 1 ? ", " : "") name " " type
  properties = properties (count > 1 ? "," : "") "\"" name "\":" schema
}
function whole(name) { column(name, "bigint", "{\"type\":\"integer\"}") }
function text(name) { column(name, "text", "{\"type\":\"string\"}") }
function number(name) { column(name, "numeric", "{\"type\":\"number\"}") }
function moment(name) { column(name, "timestamptz", "{\"type\":\"string\",\"format\":\"date-time\"}") }
function document(name) { column(name, "jsonb", "{\"type\":\"object\"}") }
# put VALUE QUOTED: the next column's value, as JSON and as CSV.
function put(value, quoted) {
  at++
  json = json (at > 1 ? "," : "") "\"" names[at] "\":" (quoted ? "\"" value "\"" : value)
  if (!quoted && value ~ /"/) {
    gsub(/"/, "\"\"", value)
    value = "\"" value "\""
  }
  csv = csv (at > 1 ? "," : "") value
}
BEGIN {
  srand(7)
  whole("id")
  if (shape == "wide") for (i = 1; i <= 33; i++) { text("t" i); number("n" i); moment("m" i) }
  if (shape == "narrow") { text("name"); number("amount") }
  if (shape == "text") text("body")
  if (shape == "json") document("doc")
  for (i = 0; i < 500; i++) body = body "lorem " i " "
  print columns > (base ".columns")
  printf "{\"type\":\"SCHEMA\",\"stream\":\"%s\",\"key_properties\":[\"id\"],\"schema\":{\"properties\":{%s}}}\n", shape, properties > (base ".jsonl")
  for (id = 1; id <= rows; id++) {
    at = 0; json = ""; csv = ""
    put(id, 0)
    if (shape == "wide") for (i = 1; i <= 33; i++) {
      put("value " id * i, 1); put(id "." i, 0); put(sprintf("2026-%02d-%02dT10:%02d:%02dZ", 1 + id % 12, 1 + i % 28, id % 60, i), 1)
    }
    if (shape == "narrow") { put("name " id, 1); put(id % 1000 ".25", 0) }
    if (shape == "text") put(substr(body, 1 + int(rand() * 500), 4000), 1)
    if (shape == "json") {
      doc = "{\"id\":" id ",\"tags\":[\"a" id % 7 "\",\"b\",\"c\"],\"lines\":["
      for (i = 1; i <= 5; i++) doc = doc (i > 1 ? "," : "") "{\"sku\":\"sku-" id * i "\",\"quantity\":" i ",\"price\":" id % 100 ".5,\"gift\":false}"
      put(doc "],\"note\":null}", 0)
    }
    printf "{\"type\":\"RECORD\",\"stream\":\"%s\",\"record\":{%s}}\n", shape, json > (base ".jsonl")
    print csv > (base ".csv")
  }
  print "{\"type\":\"STATE\",\"value\":{\"done\":1}}" > (base ".jsonl")
}
