package io.github.mediastore.jdbc;

import java.sql.SQLException;

/** Columns with bytes and nothing else. */
class ColumnStoreWithoutMetadataTest extends ColumnContract {

  ColumnStoreWithoutMetadataTest() throws SQLException {
    super(
        4,
        () ->
            ColumnMediaStore.builder()
                .arrayColumn("parts", "images", "parts.image_data")
                .arrayColumn("parts", "drawings", "parts.drawing_data"),
        ColumnMediaStoreBuilder::autonomous);
  }

  @Override
  public boolean keepsMetadata() {
    return false;
  }
}
