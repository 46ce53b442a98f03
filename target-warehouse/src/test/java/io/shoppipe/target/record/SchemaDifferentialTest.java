package io.shoppipe.target.record;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.shoppipe.singer.scan.JsonScanner;
import io.shoppipe.warehouse.api.ColumnType.Kind;
import io.shoppipe.warehouse.api.RowWriter;
import io.shoppipe.warehouse.api.UnfitValueException;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What we take is what JSON Schema takes, as networknt's validator judges. Where we differ by
 * design, the generator doesn't go: dates and times of other forms than RFC 3339's, parts of a
 * microsecond, formats inside documents, base64. A date alone is a date-time, and a null is taken
 * where {@code type} lists it, whatever an {@code enum} beside it says.
 */
class SchemaDifferentialTest {
  private static final int SCHEMAS = 2_500;
  private static final int VALUES = 10;

  private static final ObjectReader TREES =
      JsonMapper.builder()
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build()
          .reader();
  private static final SchemaRegistry ORACLE =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_7,
          registry ->
              registry.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  /** Takes everything, but for a fraction in a column of integers. */
  private static RowWriter row(Kind kind) {
    return (RowWriter)
        Proxy.newProxyInstance(
            RowWriter.class.getClassLoader(),
            new Class<?>[] {RowWriter.class},
            (proxy, method, arguments) -> {
              if (kind == Kind.BIGINT && method.getName().equals("decimal")) {
                requireInteger(arguments);
              }
              return null;
            });
  }

  private static void requireInteger(Object[] decimal) {
    BigDecimal number =
        decimal.length == 3
            ? BigDecimal.valueOf((long) decimal[1], (int) decimal[2])
            : new BigDecimal(
                new String((byte[]) decimal[1], (int) decimal[2], (int) decimal[3], US_ASCII));
    if (number.stripTrailingZeros().scale() > 0) {
      throw new UnfitValueException("is not an integer");
    }
  }

  @Test
  void weTakeWhatJsonSchemaTakes() throws IOException {
    RandomSchemas generator = new RandomSchemas(new Random(20_261_121));
    List<String> differences = new ArrayList<>();
    int taken = 0;
    for (int i = 0; i < SCHEMAS; i++) {
      String text = generator.document();
      JsonNode document = TREES.readTree(text);
      assertThat(SchemaFaults.first(document)).as(text).isEmpty();
      RecordSchema schema = RecordSchema.of(document, NumberType.DECIMAL);
      RecordReader reader = reader(schema);
      RowWriter row = row(schema.kind(0));
      Schema oracle = ORACLE.getSchema(document);
      for (int j = 0; j < VALUES; j++) {
        String record = "{\"f\":" + generator.value() + "}";
        boolean wanted =
            isTakenByDesign(document, record) || oracle.validate(TREES.readTree(record)).isEmpty();
        if (takes(reader, row, record) != wanted) {
          differences.add((wanted ? "refused " : "taken ") + record + " by " + text);
        }
        taken += wanted ? 1 : 0;
      }
    }
    assertThat(differences).isEmpty();
    assertThat(taken).isBetween(SCHEMAS * VALUES / 10, SCHEMAS * VALUES * 9 / 10);
  }

  private static boolean isTakenByDesign(JsonNode document, String record) {
    boolean time = document.at("/properties/f/format").asText().equals("date-time");
    return isListedNull(document, record) || (time && record.equals("{\"f\":\"2020-02-29\"}"));
  }

  private static boolean isListedNull(JsonNode document, String record) {
    JsonNode type = document.at("/properties/f/type");
    boolean listed = type.asText().equals("null");
    for (JsonNode name : type) {
      listed |= name.asText().equals("null");
    }
    return listed && record.equals("{\"f\":null}");
  }

  private static RecordReader reader(RecordSchema schema) {
    ValuePolicy policy = new ValuePolicy(InvalidText.REPLACE, ExcessPrecision.FAIL, true);
    return new RecordReader(
        "s",
        schema,
        RecordKey.of(List.of()),
        new UndeclaredFields(
            "s", Undeclared.IGNORE, List.of(), line -> {}, field -> Optional.empty()),
        new ChangedValues("s", policy, line -> {}));
  }

  private static boolean takes(RecordReader reader, RowWriter row, String record) {
    byte[] utf8 = record.getBytes(StandardCharsets.UTF_8);
    JsonScanner in = new JsonScanner();
    in.reset(utf8, 0, utf8.length);
    try {
      reader.read(in, row, 1);
      return true;
    } catch (RefusedRecordException e) {
      return false;
    }
  }
}
