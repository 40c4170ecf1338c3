package io.github.mediastore.jdbc;

import java.sql.SQLException;

/** Columns of one medium with a place for metadata, on a pool of one. */
class SingleColumnStoreWithMetadataTest extends ColumnContract {

  SingleColumnStoreWithMetadataTest() throws SQLException {
    super(
        1,
        () ->
            ColumnMediaStore.builder()
                .column("parts", "photo", "parts.photo")
                .metadata("photo_meta")
                .column("parts", "plan", "parts.plan")
                .metadata("plan_meta"),
        (builder, pool) -> builder.joining(ConnectionSource.of(pool)));
  }

  @Override
  public boolean holdsLists() {
    return false;
  }
}
