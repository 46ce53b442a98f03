package io.shoppipe.target.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoppipe.singer.scan.NameTable;
import java.math.BigDecimal;
import java.util.List;

/** The values of an {@code enum} or a {@code const}, none of them an object or an array. */
final class QuickConstants {
  private QuickConstants() {}

  static int types(List<JsonNode> values) {
    int types = 0;
    for (JsonNode value : values) {
      types |=
          switch (value.getNodeType()) {
            case STRING -> QuickTypes.STRING;
            case NUMBER -> QuickTypes.INTEGER | QuickTypes.NUMBER;
            case BOOLEAN -> value.booleanValue() ? QuickTypes.TRUE : QuickTypes.FALSE;
            case NULL -> QuickTypes.NULL;
            default -> 0;
          };
    }
    return types;
  }

  static QuickStrings strings(QuickStrings rules, List<JsonNode> values) {
    List<String> texts =
        values.stream().filter(JsonNode::isTextual).map(JsonNode::textValue).toList();
    return new QuickStrings(rules.shortest(), rules.longest(), new NameTable(texts));
  }

  static QuickNumbers numbers(QuickNumbers rules, List<JsonNode> values) {
    List<BigDecimal> numbers =
        values.stream().filter(JsonNode::isNumber).map(JsonNode::decimalValue).toList();
    return new QuickNumbers(
        rules.minimum(),
        rules.aboveMinimum(),
        rules.maximum(),
        rules.belowMaximum(),
        rules.multipleOf(),
        numbers);
  }
}
