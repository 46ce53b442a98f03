package io.shoppipe.store.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.SingerException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressTest {
  @ParameterizedTest
  @CsvSource({
    "data/a b.csv, FILE, '', data/a b.csv",
    "file:///data/a%20b.csv, FILE, '', /data/a b.csv",
    "file:///data/100% {a}.csv, FILE, '', /data/100% {a}.csv",
    "s3://bucket/a/b.csv, S3, bucket, a/b.csv",
    "S3://bucket/a/*.csv, S3, bucket, a/*.csv",
  })
  void readsUrlsAndPaths(String text, Address.Scheme scheme, String bucket, String key) {
    assertThat(Address.of(text)).isEqualTo(new Address(scheme, bucket, key));
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3://bucket", "s3://bucket/", "s3:///key", "ftp://host/x"})
  void refusesWhatNamesNoObject(String text) {
    assertThatThrownBy(() -> Address.of(text))
        .isInstanceOfSatisfying(
            SingerException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFIG))
        .hasMessageContaining("'" + text + "'")
        .hasMessageContaining("Write s3://bucket/key");
  }

  @Test
  void isWrittenAsItIsRead() {
    assertThat(Address.of("s3://b/k/x.csv")).hasToString("s3://b/k/x.csv");
    assertThat(Address.of("s3://b/k/x.csv").name()).isEqualTo("x.csv");
    assertThat(Address.of("s3://b/k/x.csv").folder()).isEqualTo("k/");
  }
}
