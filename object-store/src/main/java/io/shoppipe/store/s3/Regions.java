package io.shoppipe.store.s3;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;

/** Whether the environment or the profile names a region; the machine's own service isn't asked. */
final class Regions {
  private Regions() {}

  static boolean configured() {
    try {
      return new AwsRegionProviderChain(
                  new SystemSettingsRegionProvider(), new AwsProfileRegionProvider())
              .getRegion()
          != null;
    } catch (SdkClientException e) {
      return false;
    }
  }
}
