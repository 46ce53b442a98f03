{%- set t = run_query('select id, name, day from ' ~ ref('base') ~ ' order by id') -%}
select
  '{% if execute %}{{ t.columns[0].values() | join(",") }} {{ t.rows[1]["name"] }} {{ t.rows[1][2] }} {{ t.column_names | join("/") }}{% endif %}' as query_values,
  '{{ modules.datetime.date(2024, 2, 29) + modules.datetime.timedelta(days=1) }} {{ modules.datetime.datetime(2024, 1, 2, 3, 4, 5).strftime("%d.%m.%Y %H:%M") }}' as dates,
  '{{ modules.re.sub("[^a-z]+", "_", "A b-c".lower()) }} {{ modules.re.match("(\\w)(\\d+)", "x12y").group(2) }}' as regex,
  '{% for a, b in zip([1, 2], ["a", "b"]) %}{{ a }}{{ b }} {% endfor %}' as zipped,
  '{{ set([1, 1, 2]) | length }} {{ fromyaml("a: [1, 2]").a | sum }} {{ fromjson("{\"a\": 1}").a }}' as parsed,
  '{% for a, b in modules.itertools.product([1, 2], [3]) %}{{ a }}{{ b }} {% endfor %}' as product,
  '{{ diff_of_two_dicts({"a": ["x", "y"]}, {"A": ["Y"]}) | string | replace("'", "") }}' as difference,
  '{{ local_md5("x") }}' as hashed,
  '{{ flags.WHICH }} {{ execute }} {{ context.project_name }} {{ render("{{ 1 + 1 }}") }}' as flagged
