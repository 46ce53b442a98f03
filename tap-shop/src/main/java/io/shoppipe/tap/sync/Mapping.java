package io.shoppipe.tap.sync;

import io.shoppipe.singer.config.Problems;
import io.shoppipe.singer.map.Flattening;
import io.shoppipe.singer.map.MapSettings;
import io.shoppipe.singer.map.StreamMaps;

/** What becomes of the records before they are sent. */
public record Mapping(StreamMaps maps, Flattening flattening) {
  /** What is wrong with the maps is added to {@code problems}. */
  public static Mapping of(MapSettings settings, Problems problems) {
    return new Mapping(new StreamMaps(settings, problems), settings.flattening());
  }
}
