package io.github.mediastore.jdbc;

import java.sql.SQLException;

/** Columns of one medium and nothing else. */
class SingleColumnStoreWithoutMetadataTest extends ColumnContract {

  SingleColumnStoreWithoutMetadataTest() throws SQLException {
    super(
        4,
        () ->
            ColumnMediaStore.builder()
                .column("parts", "photo", "parts.photo")
                .column("parts", "plan", "parts.plan"),
        ColumnMediaStoreBuilder::autonomous);
  }

  @Override
  public boolean keepsMetadata() {
    return false;
  }

  @Override
  public boolean holdsLists() {
    return false;
  }
}
