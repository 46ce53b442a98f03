package io.shoppipe.e2e.rules;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What must hold for the files of the repository, as git lists them. */
class CommittedFilesTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final int LONGEST_FILE = 300;
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");

  /** Put together from parts, so that this file holds none of them. */
  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "repo1\\."
              + "maven|repo\\.maven\\."
              + "apache|registry\\."
              + "npmjs|pypi\\."
              + "org|files\\."
              + "pythonhosted|(?<![\\w*])/(?:work|home|Users)"
              + "/");

  @Test
  void noFileNamesAPackageRegistryOrAMachine() throws Exception {
    List<String> found = new ArrayList<>();
    for (Path file : files("*")) {
      FORBIDDEN
          .matcher(Files.readString(file, ISO_8859_1))
          .results()
          .forEach(match -> found.add(ROOT.relativize(file) + " holds " + match.group()));
    }
    assertThat(found)
        .as("hosts of registries come from Maven's and pip's own settings, paths from the checkout")
        .isEmpty();
  }

  @Test
  void noMainFileIsLongerThanThreeHundredLines() throws Exception {
    List<String> longer = new ArrayList<>();
    for (Path file : files("*/src/main/*.java")) {
      long lines = Files.readString(file).lines().count();
      if (lines > LONGEST_FILE) {
        longer.add(ROOT.relativize(file) + ": " + lines + " lines");
      }
    }
    assertThat(longer).as("split by responsibility, not by line count").isEmpty();
  }

  @Test
  void linksInTheDocumentsLeadSomewhere() throws Exception {
    List<String> broken = new ArrayList<>();
    for (Path file : files("*.md")) {
      Matcher link = LINK.matcher(Files.readString(file));
      while (link.find()) {
        if (!Files.exists(file.resolveSibling(link.group(1)))) {
          broken.add(ROOT.relativize(file) + " -> " + link.group(1));
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  /** The committed files that exist in the working tree. */
  private static List<Path> files(String pattern) throws IOException, InterruptedException {
    assumeTrue(Files.exists(ROOT.resolve(".git")), "not a clone: git cannot list the files");
    Process git =
        new ProcessBuilder("git", "ls-files", "-z", "--", pattern).directory(ROOT.toFile()).start();
    String names;
    try (InputStream out = git.getInputStream()) {
      names = new String(out.readAllBytes(), ISO_8859_1);
    }
    assertThat(git.waitFor()).as("git ls-files").isZero();
    List<Path> files = new ArrayList<>();
    for (String name : names.split("\0", -1)) {
      Path file = ROOT.resolve(name);
      if (!name.isEmpty() && Files.isRegularFile(file)) {
        files.add(file);
      }
    }
    assertThat(files).as("files like %s", pattern).isNotEmpty();
    return files;
  }
}
