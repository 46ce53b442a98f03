package io.shoppipe.tap.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import io.shoppipe.singer.error.SingerException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** How a list is cut into answers: what the first request says, and what the next one. Pure. */
sealed interface Paging {
  /** The first page. */
  Step first(long size);

  /** The page after this one; nothing where this is the last. */
  Optional<Step> next(Step step, Page page, Progress progress);

  /** The page with this number from 0, where pages can be asked for in any order. */
  default Optional<Step> at(long page, Progress progress) {
    return Optional.empty();
  }

  /** How many pages there are, where the answer tells it. */
  default OptionalLong pages(Page page) {
    return OptionalLong.empty();
  }

  /** Whether status 404 after the first page means that there are no more. */
  default boolean endsAtNotFound() {
    return false;
  }

  /** The JSON Pointers to what an answer tells of further pages. */
  default List<JsonPointer> pointers() {
    return List.of();
  }

  /** Where a record's id stands, for paging that asks for the records after the last one. */
  default Optional<JsonPointer> recordId() {
    return Optional.empty();
  }

  /** What counts as the end where nothing else tells it. */
  enum LastPage {
    /** A page without records. */
    EMPTY,
    /** A page with fewer records than asked for. */
    SHORT,
    /** Status 404. */
    NOT_FOUND
  }

  /** Whether another page follows. */
  record More(Optional<JsonPointer> hasMore, LastPage lastPage) {
    List<JsonPointer> pointers() {
      return pointers(Optional.empty());
    }

    List<JsonPointer> pointers(Optional<JsonPointer> another) {
      return Stream.concat(hasMore.stream(), another.stream()).toList();
    }

    boolean ends(Page page, Progress progress) {
      Optional<Boolean> told = hasMore.flatMap(page::flag);
      return page.records() == 0
          || progress.isWhole()
          || (told.isPresent() && !told.get())
          || (lastPage == LastPage.SHORT && page.records() < progress.pageSize());
    }
  }

  /** One answer holds the whole list. */
  record None() implements Paging {
    @Override
    public Step first(long size) {
      return Step.of(Map.of(), "the only page");
    }

    @Override
    public Optional<Step> next(Step step, Page page, Progress progress) {
      return Optional.empty();
    }
  }

  /** So many records are skipped. */
  record Offset(Optional<String> size, String offset, More more) implements Paging {
    @Override
    public List<JsonPointer> pointers() {
      return more.pointers();
    }

    @Override
    public boolean endsAtNotFound() {
      return more.lastPage() == LastPage.NOT_FOUND;
    }

    @Override
    public Step first(long pageSize) {
      return step(0, pageSize);
    }

    @Override
    public Optional<Step> next(Step step, Page page, Progress progress) {
      return more.ends(page, progress)
          ? Optional.empty()
          : Optional.of(step(progress.received(), progress.pageSize()));
    }

    @Override
    public Optional<Step> at(long page, Progress progress) {
      return Optional.of(step(page * progress.stride(), progress.pageSize()));
    }

    private Step step(long skipped, long pageSize) {
      Map<String, JsonNode> values = sized(size, pageSize);
      values.put(offset, LongNode.valueOf(skipped));
      return Step.of(values, offset + " " + skipped);
    }
  }

  /** Pages are numbered. */
  record Numbered(
      Optional<String> size, String page, long firstPage, Optional<JsonPointer> pages, More more)
      implements Paging {
    @Override
    public List<JsonPointer> pointers() {
      return more.pointers(pages);
    }

    @Override
    public boolean endsAtNotFound() {
      return more.lastPage() == LastPage.NOT_FOUND;
    }

    @Override
    public Step first(long pageSize) {
      return step(firstPage, pageSize);
    }

    @Override
    public Optional<Step> next(Step step, Page answer, Progress progress) {
      long number = firstPage + progress.pages();
      return progress.hasAllPages() || more.ends(answer, progress)
          ? Optional.empty()
          : Optional.of(step(number, progress.pageSize()));
    }

    @Override
    public Optional<Step> at(long number, Progress progress) {
      return Optional.of(step(firstPage + number, progress.pageSize()));
    }

    @Override
    public OptionalLong pages(Page answer) {
      return pages.map(answer::number).orElseGet(OptionalLong::empty);
    }

    private Step step(long number, long pageSize) {
      Map<String, JsonNode> values = sized(size, pageSize);
      values.put(page, LongNode.valueOf(number));
      return Step.of(values, page + " " + number);
    }
  }

  /** An answer names the cursor of the next one. */
  record Cursor(Optional<String> size, JsonPointer cursor, String parameter, More more)
      implements Paging {
    @Override
    public List<JsonPointer> pointers() {
      return more.pointers(Optional.of(cursor));
    }

    @Override
    public Step first(long pageSize) {
      return Step.of(sized(size, pageSize), "the first page");
    }

    /** Whether a page without records is the last one, only its cursor tells. */
    @Override
    public Optional<Step> next(Step step, Page page, Progress progress) {
      Optional<JsonNode> value = page.value(cursor).filter(Paging::isGiven);
      Optional<Boolean> told = more.hasMore().flatMap(page::flag);
      if (value.isEmpty() || (told.isPresent() && !told.get())) {
        return Optional.empty();
      }
      Map<String, JsonNode> values = sized(size, progress.pageSize());
      values.put(parameter, value.get());
      return Optional.of(Step.of(values, "cursor " + value.get().asText()));
    }
  }

  /** The next page holds the records after the last one's id. */
  record SinceId(Optional<String> size, JsonPointer id, String parameter, More more)
      implements Paging {
    @Override
    public List<JsonPointer> pointers() {
      return more.pointers();
    }

    @Override
    public Optional<JsonPointer> recordId() {
      return Optional.of(id);
    }

    @Override
    public boolean endsAtNotFound() {
      return more.lastPage() == LastPage.NOT_FOUND;
    }

    @Override
    public Step first(long pageSize) {
      return Step.of(sized(size, pageSize), "the first page");
    }

    @Override
    public Optional<Step> next(Step step, Page page, Progress progress) {
      if (more.ends(page, progress)) {
        return Optional.empty();
      }
      Map<String, JsonNode> values = sized(size, progress.pageSize());
      page.lastId().ifPresent(last -> values.put(parameter, last));
      return Optional.of(Step.of(values, parameter + " " + values.get(parameter)));
    }
  }

  /** An answer holds the address of the next one. */
  record NextUrl(Optional<String> size, JsonPointer next) implements Paging {
    @Override
    public List<JsonPointer> pointers() {
      return List.of(next);
    }

    @Override
    public Step first(long pageSize) {
      return Step.of(sized(size, pageSize), "the first page");
    }

    @Override
    public Optional<Step> next(Step step, Page page, Progress progress) {
      return page.value(next).filter(Paging::isGiven).map(it -> to(page, it.asText()));
    }
  }

  /** The header Link holds the address of the next answer. */
  record Link(Optional<String> size) implements Paging {
    @Override
    public Step first(long pageSize) {
      return Step.of(sized(size, pageSize), "the first page");
    }

    @Override
    public Optional<Step> next(Step step, Page page, Progress progress) {
      return LinkHeader.next(page.headers().allValues("Link")).map(it -> to(page, it));
    }
  }

  private static Step to(Page page, String next) {
    try {
      URI address = page.address().resolve(next.strip().replace(" ", "%20"));
      return new Step(Map.of(), Optional.of(address), "address " + address);
    } catch (IllegalArgumentException e) {
      throw SingerException.external(
          page.address() + ": the next page's address '" + next + "' is none.", e);
    }
  }

  private static boolean isGiven(JsonNode value) {
    return value.isValueNode()
        && !value.isNull()
        && !value.asText().isEmpty()
        && !(value.isBoolean() && !value.booleanValue());
  }

  private static Map<String, JsonNode> sized(Optional<String> parameter, long size) {
    Map<String, JsonNode> values = new LinkedHashMap<>();
    parameter.ifPresent(name -> values.put(name, LongNode.valueOf(size)));
    return values;
  }
}
