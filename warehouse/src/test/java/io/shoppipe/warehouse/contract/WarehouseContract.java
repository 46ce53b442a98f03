package io.shoppipe.warehouse.contract;

/** All that a warehouse has to do alike. A backend's test implements this, nothing else. */
public interface WarehouseContract
    extends NumbersContract, LoadsContract, MergesContract, TablesContract {}
