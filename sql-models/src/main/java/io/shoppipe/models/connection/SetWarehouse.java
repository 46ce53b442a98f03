package io.shoppipe.models.connection;

import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Warehouse;
import java.util.List;

/** A warehouse whose sessions begin with some statements. It owns the real one. */
public final class SetWarehouse extends WarehouseAround {
  private final List<String> each;

  private SetWarehouse(Warehouse real, List<String> each) {
    super(real);
    this.each = each;
  }

  /** The warehouse itself where there is nothing to set; runs {@code once} before the others. */
  public static Warehouse of(Warehouse real, List<String> once, List<String> each) {
    if (once.isEmpty() && each.isEmpty()) {
      return real;
    }
    SetWarehouse made = new SetWarehouse(real, List.copyOf(each));
    try (Session session = made.open()) {
      once.forEach(session::execute);
    } catch (RuntimeException failed) {
      real.close();
      throw failed;
    }
    return made;
  }

  @Override
  public Session open() {
    Session session = real().open();
    try {
      each.forEach(session::execute);
      return session;
    } catch (RuntimeException failed) {
      session.close();
      throw failed;
    }
  }

  @Override
  public void close() {
    real().close();
  }
}
