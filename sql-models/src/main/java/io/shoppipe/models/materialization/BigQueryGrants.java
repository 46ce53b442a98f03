package io.shoppipe.models.materialization;

import io.shoppipe.models.bigquery.Sql;
import io.shoppipe.models.graph.Quotes;
import io.shoppipe.models.graph.RelationName;
import io.shoppipe.warehouse.api.Details;
import io.shoppipe.warehouse.api.Relation;
import java.util.List;
import java.util.Locale;

/** {@code grants} on BigQuery: roles for users and groups, such as {@code user:a@b.c}. */
record BigQueryGrants(Build build) {
  /** The query that tells who has which role, oneself left out. */
  String standing() {
    RelationName name = build.relation();
    String location =
        build.session().details(Build.tableName(name)).map(Details::location).orElse("");
    return "select grantee, privilege_type\nfrom %s.%s.INFORMATION_SCHEMA.OBJECT_PRIVILEGES\nwhere object_schema = %s and object_name = %s\n  and split(grantee, ':')[offset(1)] != session_user()"
        .formatted(
            Quotes.BACKTICK.quoted(name.database()),
            Quotes.BACKTICK.quoted("region-" + location.toLowerCase(Locale.ROOT)),
            Sql.literal(name.schema()),
            Sql.literal(name.identifier()));
  }

  /** {@code what} is grant or revoke, {@code direction} to or from. */
  String statement(String what, String role, String direction, List<String> grantees) {
    Relation.Kind kind = build.existing().kind(build.relation()).orElse(Relation.Kind.TABLE);
    return "%s %s on %s %s %s %s"
        .formatted(
            what,
            Quotes.BACKTICK.quoted(role),
            Ddl.word(kind),
            Ddl.sql(build.relation()),
            direction,
            String.join(", ", grantees.stream().map(name -> '"' + name + '"').toList()));
  }
}
