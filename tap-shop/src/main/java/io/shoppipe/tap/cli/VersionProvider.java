package io.shoppipe.tap.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that the jar's manifest holds. */
final class VersionProvider implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = TapShop.class.getPackage().getImplementationVersion();
    return new String[] {"tap-shop " + (version == null ? "(not packaged)" : version)};
  }
}
