package io.shoppipe.models.select;

import io.shoppipe.singer.error.SingerException;
import java.util.Set;

/** What the methods {@code state}, {@code result} and {@code source_status} compare with. */
public interface EarlierRun {
  /** Without {@code --state}: each of these methods is a wrong use. */
  EarlierRun NONE =
      new EarlierRun() {
        @Override
        public Set<String> state(String what) {
          throw missing("state:" + what);
        }

        @Override
        public Set<String> result(String status) {
          throw missing("result:" + status);
        }

        @Override
        public Set<String> sourceStatus(String status) {
          throw missing("source_status:" + status);
        }

        private SingerException missing(String word) {
          return SingerException.usage(
              "The selection '"
                  + word
                  + "' needs --state FOLDER, with the artifacts to compare with.");
        }
      };

  /** Ids of nodes that are {@code new}, {@code old}, {@code modified}, {@code modified.body} …. */
  Set<String> state(String what);

  /** Ids of nodes that ended so. */
  Set<String> result(String status);

  /** Ids of sources that are {@code fresher} than before. */
  Set<String> sourceStatus(String status);
}
