package io.shoppipe.target.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A small dbt project with some of most things, for {@link WarmUp}. */
final class WarmUpProject {
  private static final Map<String, String> FILES =
      Map.of(
          "dbt_project.yml",
          """
          name: warm_up
          version: "1.0"
          profile: warm_up
          vars: {least: 1}
          models:
            warm_up:
              +materialized: view
          """,
          "profiles.yml",
          """
          warm_up:
            target: dev
            outputs:
              dev: {type: duckdb, path: "warm_up.duckdb", schema: main, threads: 2}
          """,
          "seeds/rows.csv",
          """
          id,name,day
          1,a,2026-01-31
          2,b,2026-02-01
          """,
          "macros/twice.sql",
          "{% macro twice(column) %}2 * {{ column }}{% endmacro %}",
          "models/first.sql",
          """
          select id, name, day, {{ twice("id") }} as twice from {{ ref("rows") }}
          {% if var("least") > 0 %}where id >= {{ var("least") }}{% endif %}
          """,
          "models/second.sql",
          """
          {{ config(materialized="table") }}
          {% set names = ["a", "b"] %}
          select id{% for name in names %}, max(case when name = '{{ name }}' then 1 end) as {{ name }}_{% endfor %}
          from {{ ref("first") }} group by id
          """,
          "models/third.sql",
          """
          {{ config(materialized="incremental", unique_key="id") }}
          select * from {{ ref("second") }} {% if is_incremental() %}where id > 0{% endif %}
          """,
          "models/schema.yml",
          """
          models:
            - name: first
              description: Rows.
              columns: [{name: id, data_tests: [unique, not_null]},
                {name: name, data_tests: [{accepted_values: {arguments: {values: [a, b]}}}]}]
            - name: second
              columns: [{name: id, data_tests: [{relationships: {arguments: {to: ref("first"), field: id}}}]}]
          """);

  private WarmUpProject() {}

  /** Writes the files into a folder, which is made. */
  static Path in(Path folder) throws IOException {
    for (Map.Entry<String, String> file : FILES.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      String text = file.getValue();
      // The warehouse's file lies in the project, wherever the program was started.
      Files.writeString(path, text.replace("warm_up.duckdb", folder + "/warm_up.duckdb"));
    }
    return folder;
  }
}
