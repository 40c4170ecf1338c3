package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediumGoneException;
import io.github.mediastore.contract.TestContent;
import io.github.mediastore.jdbc.migration.FallbackMediaStore;
import io.github.mediastore.jdbc.migration.FileMigration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The id of a file that is served in place of a medium counts in its slot alone, too. */
class FallbackSlotAndIdTest {

  private static final MediaSlot PART = MediaSlot.of("parts", 1, "images");
  private static final MediaSlot OTHER = MediaSlot.of("parts", 2, "images");

  private final DataSource database = TestPostgres.withTables();
  private final JdbcMediaStore store = JdbcMediaStore.autonomous(database);

  @TempDir private Path root;
  private FallbackMediaStore serving;
  private List<MediaId> ids;

  @BeforeEach
  void prepare() throws IOException {
    FileMigration migration = ImportProcess.builder(database, root).build();
    migration.createLedger();
    serving =
        FallbackMediaStore.serving(
            store, ConnectionSource.of(database), migration, migration::filesOf);
    ImportProcess.picture(root, "parts/1/a.png", 1);
    ImportProcess.picture(root, "parts/1/b.png", 2);
    ids = serving.list(PART).stream().map(MediaInfo::id).toList();
  }

  @Test
  void aFileIsFoundReplacedAndRemovedInItsSlot() {
    assertThat(serving.info(PART, ids.get(1))).isPresent();
    assertThat(serving.find(PART, ids.get(1), "thumb")).isPresent();

    MediaId replaced = serving.replace(PART, ids.get(0), TestContent.small(1)).id();
    assertThat(serving.list(PART)).hasSize(2).first().extracting(MediaInfo::id).isEqualTo(replaced);
    assertThat(serving.remove(PART, ids.get(1))).isTrue();
    assertThat(serving.list(PART)).extracting(MediaInfo::id).containsExactly(replaced);
  }

  @Test
  void inAnotherSlotItIsNotThereAndNothingIsTaken() {
    for (MediaId id : ids) {
      assertThat(serving.info(OTHER, id)).isEmpty();
      assertThat(serving.find(OTHER, id)).isEmpty();
      assertThat(serving.remove(OTHER, id)).isFalse();
      assertThatExceptionOfType(MediumGoneException.class)
          .isThrownBy(() -> serving.replace(OTHER, id, TestContent.small(1)));
    }
    assertThat(serving.list(PART)).extracting(MediaInfo::id).isEqualTo(ids);
    assertThat(store.count(PART)).isZero();
  }
}
