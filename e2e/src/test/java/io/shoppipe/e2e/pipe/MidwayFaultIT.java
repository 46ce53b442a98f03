package io.shoppipe.e2e.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoppipe.e2e.shop.ShopPreset;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A full refresh that ends between two pages: readers go on seeing the rows of before. */
class MidwayFaultIT {
  private static final String[] TABLES = {"product", "cart", "cart_line", "user"};

  @TempDir private Path folder;
  private final FaultyShop shop = new FaultyShop(ShopPreset.DUMMYJSON);

  @BeforeEach
  void start() {
    shop.start();
  }

  @AfterEach
  void stop() {
    shop.close();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aListThatBreaksInMidwaySwapsNothing(Kind kind) throws Exception {
    Place place = kind.place(folder);
    Pipe paged = pages(place);
    paged.run().ok();
    ShopPipe.into("before", paged).run().ok();
    shop.changePrices();
    shop.breakPage(2);

    PipeResult result = paged.run();

    assertThat(result.tapCode()).isEqualTo(5);
    assertThat(result.tapSaid()).contains("/products?limit=10&skip=10: status 500 (3 attempts)");
    assertThat(result.targetCode()).isEqualTo(4);
    assertThat(result.targetSaid())
        .startsWith("target-warehouse: stream 'product': the refresh is not whole")
        .contains("The old rows are kept. Run the tap again");
    place.hasEqualTables("raw_shop", "before", "product");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aTapThatIsKilledInMidRefreshSwapsNothing(Kind kind) throws Exception {
    Place place = kind.place(folder);
    Pipe paged = pages(place);
    paged.run().ok();
    ShopPipe.into("before", paged).run().ok();
    shop.changePrices();
    shop.holdPage(2);

    RunningPipe running = paged.with("TAP_SHOP_SOURCE_READ_TIMEOUT_SECONDS", "60").start();
    shop.awaitPage(2);
    RunningPipe.signal("KILL", running.tap());
    PipeResult result = running.end();

    assertThat(result.tapCode()).isEqualTo(137);
    place.hasEqualTables("raw_shop", "before", TABLES);
    shop.heal();
    paged.run().ok();
    ShopPipe.into("fresh", paged).run().ok();
    place.hasEqualTables("raw_shop", "fresh", TABLES);
  }

  private Pipe pages(Place place) {
    return shop.quick(ShopPipe.of(folder, ShopPreset.DUMMYJSON, shop.url(), place))
        .with("TAP_SHOP_SOURCE_PAGE_SIZE", "10");
  }
}
