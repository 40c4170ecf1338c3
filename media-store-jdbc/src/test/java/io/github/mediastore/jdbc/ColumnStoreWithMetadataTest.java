package io.github.mediastore.jdbc;

import java.sql.SQLException;

/** Columns with a place for metadata, on a pool of one. */
class ColumnStoreWithMetadataTest extends ColumnContract {

  ColumnStoreWithMetadataTest() throws SQLException {
    super(
        1,
        () ->
            ColumnMediaStore.builder()
                .arrayColumn("parts", "images", "parts.image_data")
                .metadata("image_meta")
                .arrayColumn("parts", "drawings", "parts.drawing_data")
                .metadata("drawing_meta"),
        (builder, pool) -> builder.joining(ConnectionSource.of(pool)));
  }
}
