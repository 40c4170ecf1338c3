package io.github.mediastore.jdbc.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mediastore.MediaStorageException;
import io.github.mediastore.objects.FileObjectStore;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** A role from which policies hide the rows that refer to objects. */
class HiddenRowsTest {

  @TempDir private Path folder;

  private SweptStore store;
  private SweptStore restricted;
  private String key;

  @BeforeEach
  void hideAllRows() throws IOException {
    store = SweptStore.createToBeCopied(new FileObjectStore(folder));
    key = store.add();
    store.age();
    String role = "hidden_" + store.database().getDatabaseName();
    store.execute(
        """
        CREATE ROLE %1$s LOGIN;
        GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO %1$s;
        ALTER TABLE media_representation ENABLE ROW LEVEL SECURITY
        """
            .formatted(role));
    PGSimpleDataSource other = new PGSimpleDataSource();
    other.setURL(store.database().getURL());
    other.setUser(role);
    other.setPassword("");
    restricted = new SweptStore(other, store.objects());
  }

  @Test
  void aSweepThatMayNotSeeAllReferencesFailsAndNotesNothing() {
    assertThatExceptionOfType(MediaStorageException.class)
        .isThrownBy(() -> restricted.sweep().run())
        .withMessageContaining("row-level security");

    assertThat(store.query("SELECT count(unreferenced_since) FROM media_object")).isEqualTo("0");
  }

  @Test
  void whatIsReferredToIsNeverDoomedThoughTheReferenceIsHidden() {
    store.execute("UPDATE media_object SET unreferenced_since = now() - interval '40 days'");

    assertThatExceptionOfType(MediaStorageException.class)
        .isThrownBy(() -> restricted.sweep().run());

    assertThat(store.query("SELECT live FROM media_object")).isEqualTo("t");
    assertThat(store.keys()).containsExactly(key);
  }
}
