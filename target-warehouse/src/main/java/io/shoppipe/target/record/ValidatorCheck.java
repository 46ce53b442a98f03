package io.shoppipe.target.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import io.shoppipe.singer.scan.JsonScanner;
import java.io.IOException;
import java.util.List;

/**
 * Asks the validator, which also words the refusal; a nested {@code format} is not judged, as in
 * most of Singer. {@code shows}: the refusal shows the value.
 */
record ValidatorCheck(Schema schema, ObjectReader json, boolean shows) implements FieldCheck {
  @Override
  public void check(JsonScanner in, int start) {
    int end = in.position();
    JsonNode value = value(in, start);
    in.moveTo(end);
    List<Error> errors = judged(value);
    if (!errors.isEmpty() && !shows) {
      throw new RefusedValueException("the record breaks its schema: " + told(errors.get(0)));
    }
    if (!errors.isEmpty()) {
      String shown = value(in, start).toString();
      in.moveTo(end);
      throw RefusedValueException.of(shown, "breaks its schema: " + errors.get(0).getMessage());
    }
  }

  /** The validator takes a number that is too large for a double for no number. */
  private List<Error> judged(JsonNode value) {
    try {
      return schema.validate(PlainNumbers.of(value));
    } catch (NumberFormatException e) {
      throw new RefusedValueException("holds a number beyond all bounds");
    }
  }

  private static String told(Error error) {
    String place = String.valueOf(error.getInstanceLocation());
    return place.isEmpty() ? error.getMessage() : place + " " + error.getMessage();
  }

  private JsonNode value(JsonScanner in, int start) {
    in.moveTo(start);
    in.document(true);
    try {
      return json.readTree(in.text(), in.textStart(), in.textLength());
    } catch (IOException e) {
      throw new RefusedValueException("holds a number beyond all bounds");
    }
  }
}
