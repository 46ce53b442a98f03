package io.shoppipe.tap.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.singer.json.ExactJson;
import io.shoppipe.tap.http.client.TransientException;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Goes through an answer token by token: records at their place one by one, the few other values
 * that are asked for, all else skipped. Not thread-safe.
 */
final class Envelope {
  private static final int SHOWN = 60;

  /** So much of an answer is held back until the rest of it has proved whole. */
  static final int HELD_BYTES = 4 << 20;

  private static final long BATCH_BYTES = 1 << 18;

  private final HttpSpec spec;
  private final Page page;
  private final String start;
  private final Consumer<Page> onFlow;
  private final @Nullable RecordLines lines;
  private boolean found;
  private long handedOnAt;

  /**
   * {@code start} shows how the body begins; {@code onFlow} is told when records begin to flow;
   * {@code lines} takes them out in their own bytes, where that can be.
   */
  Envelope(
      HttpSpec spec, Page page, String start, Consumer<Page> onFlow, @Nullable RecordLines lines) {
    this.spec = spec;
    this.page = page;
    this.start = start;
    this.onFlow = onFlow;
    this.lines = lines;
  }

  void read(JsonParser json) throws IOException {
    json.nextToken();
    value(json, Places.of(spec));
    if (json.nextToken() != null) {
      throw new TransientException("more than one JSON value in a body");
    }
    if (!found) {
      throw notFound("nothing (the body begins with " + start + ")");
    }
    spec.total().pointer().map(page::number).ifPresent(page::total);
  }

  private void value(JsonParser json, Places wanted) throws IOException {
    switch (wanted.here()) {
      case RECORDS -> records(json);
      case VALUE -> wanted.capture(ExactJson.MAPPER.readTree(json), page::put);
      default -> parts(json, wanted);
    }
  }

  private void parts(JsonParser json, Places wanted) throws IOException {
    if (json.currentToken() == JsonToken.START_OBJECT) {
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        json.nextToken();
        inner(json, wanted.within(name));
      }
    } else if (json.currentToken() == JsonToken.START_ARRAY) {
      for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
        inner(json, wanted.within(i));
      }
    }
  }

  private void inner(JsonParser json, Places wanted) throws IOException {
    if (wanted.isEmpty()) {
      json.skipChildren();
    } else {
      value(json, wanted);
    }
  }

  private void records(JsonParser json) throws IOException {
    found = true;
    if (lines != null) {
      lines.begin();
    }
    elements(json);
    if (lines != null) {
      lines.end();
    }
  }

  private void elements(JsonParser json) throws IOException {
    if (spec.records().single() && json.currentToken() == JsonToken.START_OBJECT) {
      record(json);
      return;
    }
    if (spec.records().single() || json.currentToken() != JsonToken.START_ARRAY) {
      throw notFound(shown(ExactJson.MAPPER.readTree(json)));
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      record(json);
      JsonLocation at = json.currentLocation();
      flow(Math.max(at.getByteOffset(), at.getCharOffset()));
    }
  }

  private void record(JsonParser json) throws IOException {
    if (lines != null && json.currentToken() == JsonToken.START_OBJECT) {
      page.add(lines.next(json));
      return;
    }
    JsonNode element = ExactJson.MAPPER.readTree(json);
    if (!(element instanceof ObjectNode record)) {
      throw SingerException.external(
          "GET " + page.address() + ": the list holds " + shown(element) + " in place of a record.",
          null);
    }
    spec.paging().recordId().ifPresent(pointer -> noteId(pointer, record));
    page.add(new PageRecord.Tree(record));
  }

  /** Numbers have to rise: what a page holds out of order the next one would pass over. */
  private void noteId(JsonPointer pointer, ObjectNode record) {
    JsonNode id = record.at(pointer);
    if (!id.isIntegralNumber() && !(id.isTextual() && !id.asText().isEmpty())) {
      throw badId("a record has no id at " + pointer + ". Set paging.id to where it stands.");
    }
    if (id.isIntegralNumber()
        && page.lastId().filter(JsonNode::isIntegralNumber).isPresent()
        && page.lastId().get().bigIntegerValue().compareTo(id.bigIntegerValue()) >= 0) {
      throw badId(
          pointer
              + " "
              + id
              + " comes after "
              + page.lastId().get()
              + ", but the list has to be in the order of its ids. Sort it by a parameter, or page"
              + " it otherwise.");
    }
    page.lastId(id);
  }

  private SingerException badId(String what) {
    return SingerException.config(
        spec.method() + " " + page.address() + ": paging 'since_id': " + what);
  }

  private void flow(long position) {
    if (page.isFlowing()) {
      if (position - handedOnAt >= BATCH_BYTES) {
        page.handOn();
        handedOnAt = position;
      }
    } else if (position >= HELD_BYTES) {
      page.startToFlow();
      handedOnAt = position;
      onFlow.accept(page);
    }
  }

  private SingerException notFound(String what) {
    JsonPointer pointer = spec.records().pointer();
    return SingerException.external(
        spec.method()
            + " "
            + page.address()
            + ": "
            + (spec.records().single() ? "an object" : "a list")
            + " was expected"
            + (pointer.matches() ? "" : " at " + pointer)
            + ", but status 200 came with "
            + what
            + ". Check source.base_url and the stream's 'records'; if they are right, run again"
            + " later.",
        null);
  }

  private static String shown(JsonNode node) {
    String text = node.toString();
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}
