package io.shoppipe.models.parse;

import io.shoppipe.models.graph.ModelGraph;
import io.shoppipe.models.graph.ModelNode;
import io.shoppipe.singer.error.SingerException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Warns of models past their {@code deprecation_date}, and of what still reads them. */
final class Deprecations {
  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

  private final ModelGraph graph;
  private final Instant now;
  private final List<Warning> warnings = new ArrayList<>();

  Deprecations(ModelGraph graph, Instant now) {
    this.graph = graph;
    this.now = now;
  }

  List<Warning> warnings() {
    for (ModelNode model : graph.nodes(ModelNode.class)) {
      model.deprecationDate().ifPresent(text -> warn(model, date(model, text)));
    }
    return warnings;
  }

  private void warn(ModelNode model, OffsetDateTime date) {
    boolean past = date.toInstant().isBefore(now);
    if (past) {
      warnings.add(
          new Warning(
              "DeprecatedModel",
              "Model %s has passed its deprecation date of %s. This model should be disabled or removed."
                  .formatted(name(model), date.format(SHOWN))));
    }
    for (String child : graph.children(model.id())) {
      warnings.add(
          new Warning(
              past ? "DeprecatedReference" : "UpcomingReferenceDeprecation",
              "While compiling '%s': Found a reference to %s, which %s on '%s'.%s"
                  .formatted(
                      graph.node(child).name(),
                      name(model),
                      past ? "was deprecated" : "is slated for deprecation",
                      date.format(SHOWN),
                      newer(model, past))));
    }
  }

  private static String name(ModelNode model) {
    return model.name() + model.version().map(own -> "." + own.label()).orElse("");
  }

  private static String newer(ModelNode model, boolean past) {
    return model
        .version()
        .filter(Predicate.not(own -> own.isLatest()))
        .map(
            own ->
                " A new version of '%s' is available. %s: {{ ref('%s', '%s', v='%s') }}."
                    .formatted(
                        model.name(),
                        past ? "Migrate now" : "Try it out",
                        model.fqn().get(0),
                        model.name(),
                        own.latest()))
        .orElse("");
  }

  private static OffsetDateTime date(ModelNode model, String text) {
    String iso = text.strip().replaceFirst("(?<=\\d) ", "T");
    return attempt(() -> LocalDate.parse(iso).atStartOfDay().atOffset(ZoneOffset.UTC))
        .or(() -> attempt(() -> OffsetDateTime.parse(iso)))
        .or(() -> attempt(() -> LocalDateTime.parse(iso).atOffset(ZoneOffset.UTC)))
        .orElseThrow(
            () ->
                SingerException.config(
                    "%s: the model '%s' has a deprecation_date that is no date: '%s'. Write it as 2026-12-31."
                        .formatted(model.path(), model.name(), text)));
  }

  private static Optional<OffsetDateTime> attempt(Supplier<OffsetDateTime> parsing) {
    try {
      return Optional.of(parsing.get());
    } catch (DateTimeParseException otherShape) {
      return Optional.empty();
    }
  }
}
