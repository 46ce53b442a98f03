package io.shoppipe.target.anycut;

import io.shoppipe.target.anycut.GeneratedStream.Keying;
import io.shoppipe.target.anycut.GeneratedStream.Versions;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Writes a stream's steps as messages, run after run. */
final class Script {
  private final String name;
  private final GeneratedStream stream;
  private final boolean adds;
  private final Map<Field, Integer> levels = new EnumMap<>(Field.class);
  private List<Atom> atoms = new ArrayList<>();
  private List<String> opening = List.of();
  private int version;

  /** {@code adds}: records have fields that the schema does not declare. */
  Script(String name, GeneratedStream stream, boolean adds) {
    this.name = name;
    this.adds = adds;
    this.stream = stream;
    levels.put(Field.NUMBER, 1);
    levels.put(Field.NOTE, 1);
  }

  /** The tables that the stream makes. */
  Set<String> tables() {
    return new TreeSet<>(stream.hasParts() ? List.of(name, name + "_part") : List.of(name));
  }

  /** The messages of the next run. */
  List<Atom> run(int run) {
    atoms = new ArrayList<>();
    opening = List.of();
    version++;
    add(schemas());
    open();
    stream.stepsOf(run).forEach(this::step);
    close();
    return atoms;
  }

  private void step(Step step) {
    if (step instanceof Step.Row row) {
      add(records(row));
    } else if (step instanceof Step.Declare declare) {
      levels.put(declare.field(), Math.min(declare.level(), declare.field().levels()));
      add(schemas());
    } else if (step instanceof Step.NextVersion next
        && (stream.versions() == Versions.BEHIND || stream.versions() == Versions.AROUND)) {
      if (next.ended()) {
        close();
      }
      version++;
      open();
    }
  }

  private void open() {
    if (stream.versions() == Versions.FIRST || stream.versions() == Versions.AROUND) {
      opening = List.of(activation());
      add(opening);
    }
  }

  private void close() {
    if (stream.versions() == Versions.BEHIND || stream.versions() == Versions.AROUND) {
      add(List.of(activation()));
    }
  }

  private void add(List<String> lines) {
    atoms.add(new Atom(lines, schemas(), opening));
  }

  private String activation() {
    return "{\"type\":\"ACTIVATE_VERSION\",\"stream\":\"%s\",\"version\":%d}"
        .formatted(name, version);
  }

  private List<String> schemas() {
    List<String> properties = new ArrayList<>(keyProperties());
    levels.forEach(
        (field, level) -> {
          if (level > 0) {
            properties.add(field.declared(level));
          }
        });
    String keys =
        switch (stream.keying()) {
          case NONE -> "[]";
          case ONE -> "[\"id\"]";
          case TWO -> "[\"id\",\"code\"]";
        };
    String schema =
        "{\"type\":\"SCHEMA\",\"stream\":\"%s\",\"key_properties\":%s,\"schema\":{\"properties\":{%s}}}"
            .formatted(name, keys, String.join(",", properties));
    return stream.hasParts() ? List.of(schema, partSchema()) : List.of(schema);
  }

  private List<String> keyProperties() {
    String id = "\"id\":{\"type\":\"integer\"}";
    return stream.keying() == Keying.TWO
        ? List.of(id, "\"code\":{\"type\":\"string\"}")
        : List.of(id);
  }

  private String partSchema() {
    boolean two = stream.keying() == Keying.TWO;
    return "{\"type\":\"SCHEMA\",\"stream\":\"%1$s_part\",\"key_properties\":[\"id\"%2$s,\"no\"],\"schema\":{\"x-singer-parent\":{\"stream\":\"%1$s\",\"key_properties\":{\"id\":\"id\"%3$s}},\"properties\":{\"id\":{\"type\":\"integer\"},\"code\":{\"type\":\"string\"},\"no\":{\"type\":\"integer\"},\"q\":{\"type\":\"integer\"}}}}"
        .formatted(name, two ? ",\"code\"" : "", two ? ",\"code\":\"code\"" : "");
  }

  private List<String> records(Step.Row row) {
    List<String> members = new ArrayList<>();
    members.add("\"id\":" + row.key() / 2);
    if (stream.keying() == Keying.TWO) {
      members.add("\"code\":\"" + code(row) + "\"");
    }
    for (Field field : Field.values()) {
      int level = levels.getOrDefault(field, 0);
      if (field.isIn(row.present()) && (level > 0 || (adds && field.mayBeUndeclared()))) {
        int any = 1 + row.value() % field.levels();
        members.add(field.member(level > 0 ? level : any, row.value()));
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add(record(name, String.join(",", members)));
    for (int no = 1; stream.hasParts() && no <= row.value() % 4; no++) {
      lines.add(
          record(
              name + "_part",
              "\"id\":%d,\"code\":\"%s\",\"no\":%d,\"q\":%d"
                  .formatted(row.key() / 2, code(row), no, row.value())));
    }
    return lines;
  }

  private static String code(Step.Row row) {
    return row.key() % 2 == 0 ? "x" : "y";
  }

  private String record(String table, String members) {
    boolean carries = stream.versions() == Versions.BEHIND || stream.versions() == Versions.AROUND;
    return "{\"type\":\"RECORD\",\"stream\":\"%s\"%s,\"record\":{%s}}"
        .formatted(table, carries ? ",\"version\":" + version : "", members);
  }
}
