# shellcheck shell=bash disable=SC2154,SC2034
# Rows of other shapes, into PostgreSQL: wide (100 columns), narrow (3), 4 kB of text, JSON documents.

shapes='wide narrow text json'
declare -A shape_rows
comparisons+=('shapes: wide|shapes: wide \copy|0.9' 'shapes: narrow|shapes: narrow \copy|0.9'
  'shapes: text|shapes: text \copy|0.9' 'shapes: json|shapes: json \copy|0.9')

prepare_shapes() {
  runs shapes || return 0
  shape_rows=([wide]=$((rows / 8)) [narrow]=$((rows * 2)) [text]=$((rows / 4)) [json]=$rows)
  local shape
  for shape in $shapes; do
    awk -v shape="$shape" -v rows="${shape_rows[$shape]}" -v base="$work/$shape" -f "$bench/lib/shapes.awk"
  done
}

copy_shape() {
  sql -c "create table csv_$1 ($(cat "$work/$1.columns"))" -c "\\copy csv_$1 from pstdin (format csv)" <"$work/$1.csv"
}

shapes_round() {
  local shape
  for shape in $shapes; do
    fresh "csv_$shape"
    measure "shapes: $shape \\copy" copy_shape "$shape"
    fresh "$shape"
    measure "shapes: $shape" load_singer "$postgres_url" append-only "$work/$shape.jsonl"
  done
}
