package io.shoppipe.target.load;

import io.shoppipe.target.convert.ConvertingRow;
import io.shoppipe.target.plan.TablePlan;
import io.shoppipe.target.plan.TablePlan.FieldColumn;
import io.shoppipe.target.record.RecordReader;
import io.shoppipe.target.record.RecordSchema;
import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.RowWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one schema of a stream comes to in a table as it is: how records are read and how a staging
 * table is laid out. Not thread-safe.
 */
final class CompiledSchema {
  private final RecordSchema schema;
  private final TablePlan plan;
  private final RecordReader reader;
  private final Set<String> byValue;
  private final StagingLayout layout;
  private final boolean converts;
  private final Map<String, String> names = new HashMap<>();
  private final List<Integer> owners = new ArrayList<>();
  private @Nullable ConvertingRow converting;

  /** {@code byValue}: fields that the schema does not type. */
  CompiledSchema(RecordSchema schema, TablePlan plan, RecordReader reader, Set<String> byValue) {
    this.schema = schema;
    this.plan = plan;
    this.reader = reader;
    this.byValue = Set.copyOf(byValue);
    List<Column> columns = new ArrayList<>();
    plan.fields().forEach(field -> columns.add(field.column()));
    columns.addAll(plan.metadata());
    for (int i = 0; i < plan.fields().size(); i++) {
      FieldColumn field = plan.fields().get(i);
      names.put(field.field(), field.column().name());
      columns.addAll(field.others());
      owners.addAll(Collections.nCopies(field.others().size(), i));
    }
    this.layout = StagingLayout.of(columns);
    this.converts =
        !byValue.isEmpty()
            || plan.fields().stream().anyMatch(f -> !f.given().equals(f.column().type()));
  }

  RecordSchema schema() {
    return schema;
  }

  TablePlan plan() {
    return plan;
  }

  RecordReader reader() {
    return reader;
  }

  StagingLayout layout() {
    return layout;
  }

  /** The column of a field. */
  String nameOf(String field) {
    return names.getOrDefault(field, field);
  }

  /** Takes a record's values as the schema types them, for a row of the layout's columns. */
  RowWriter converting(RowWriter row) {
    if (!converts) {
      return row;
    }
    if (converting == null) {
      converting = new ConvertingRow(plan.fields(), byValue, row);
    }
    return converting.onto(row);
  }

  /** Whether the record read last has something for a column of the layout. */
  boolean present(int column) {
    int fields = plan.fields().size();
    if (column < fields) {
      return reader.present(column);
    }
    int other = column - fields - plan.metadata().size();
    return other < 0 || reader.present(owners.get(other));
  }
}
