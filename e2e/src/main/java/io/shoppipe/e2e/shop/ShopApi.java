package io.shoppipe.e2e.shop;

/** How one of the public APIs answers a request from the data; thread-safe. */
interface ShopApi {
  Answer answer(Request request, ShopData data);
}
