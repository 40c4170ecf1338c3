package io.github.mediastore.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.Media;
import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.image.CompressedImage;
import io.github.mediastore.image.CompressionSettings;
import io.github.mediastore.image.Fit;
import io.github.mediastore.image.Focus;
import io.github.mediastore.image.WebpImageCompressor;
import io.github.mediastore.renditions.OnDemandMediaStore;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Renditions on demand: whose transaction they are in, and what several processes do. */
class OnDemandOnPostgresTest {

  private static final MediaSlot SLOT = MediaSlot.of("users", 1, "profile");
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final CompressionSettings SETTINGS =
      CompressionSettings.builder()
          .maxDimension(300)
          .rendition("card", Fit.cover(100, 100), 20_000)
          .build();
  private static final CompressedImage PICTURE = picture();

  private final PGSimpleDataSource database = TestPostgres.withTables();
  private final JdbcMediaStore store = JdbcMediaStore.autonomous(database);

  private static CompressedImage picture() {
    BufferedImage picture = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setColor(Color.ORANGE);
    graphics.fillOval(20, 20, 200, 150);
    graphics.dispose();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return WebpImageCompressor.with(CompressionSettings.builder().maxDimension(300).build())
        .compress(file.toByteArray());
  }

  @Test
  void twoProcessesStoreARenditionOnce() throws Exception {
    store.put(SLOT, PICTURE);
    ExecutorService threads = Executors.newFixedThreadPool(40);
    try (OnDemandMediaStore one =
            OnDemandMediaStore.builder(store, SETTINGS).patience(LONG).build();
        OnDemandMediaStore other =
            OnDemandMediaStore.builder(JdbcMediaStore.autonomous(database), SETTINGS)
                .patience(LONG)
                .build()) {
      List<Callable<MediaInfo>> requests = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        OnDemandMediaStore asked = i % 2 == 0 ? one : other;
        requests.add(() -> asked.find(SLOT, 0, "card").orElseThrow().info());
      }
      for (Future<MediaInfo> each : threads.invokeAll(requests)) {
        assertThat(each.get().rendition()).isEqualTo("card");
        assertThat(each.get().sha256()).isEqualTo(stored("card").sha256());
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(rows()).isEqualTo(2);
    assertThat(stored("card").settingsFingerprint()).contains(SETTINGS.fingerprint("card"));
  }

  @Test
  void whoMadeTheSameLaterLeavesWhatTheFirstHasStored() {
    MediaInfo full = store.put(SLOT, PICTURE);
    WebpImageCompressor compressor = WebpImageCompressor.with(SETTINGS);
    Map<String, MediaContent> first =
        compressor.renditionsOf(PICTURE.openStream(), Focus.CENTRE, List.of("card"));
    store.addRenditions(full.id(), first);
    String row = one("SELECT id FROM media_representation WHERE name = 'card'");

    Map<String, MediaContent> second =
        compressor.renditionsOf(PICTURE.openStream(), Focus.CENTRE, List.of("card"));
    MediaInfo stored = store.addRenditions(full.id(), second);

    assertThat(stored.renditions()).containsOnlyKeys("card");
    assertThat(one("SELECT id FROM media_representation WHERE name = 'card'")).isEqualTo(row);
    store.addRenditions(full.id(), Map.of("card", MediaContent.of("image/webp", new byte[9])));
    assertThat(stored("card").size()).isEqualTo(9);
    assertThat(stored("card").settingsFingerprint()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        TransactionDefinition.ISOLATION_DEFAULT,
        TransactionDefinition.ISOLATION_REPEATABLE_READ
      })
  void aReaderInAReadOnlyTransactionGetsOneThatIsWrittenInAnother(int isolation) {
    store.put(SLOT, PICTURE);
    TransactionTemplate readOnly =
        new TransactionTemplate(new DataSourceTransactionManager(database));
    readOnly.setReadOnly(true);
    readOnly.setIsolationLevel(isolation);
    try (OnDemandMediaStore joining =
        OnDemandMediaStore.builder(
                JdbcMediaStore.joining(new SpringConnections(database)), SETTINGS)
            .patience(LONG)
            .build()) {
      Media card = readOnly.execute(status -> joining.find(SLOT, 0, "card").orElseThrow());

      assertThat(card.info().rendition()).isEqualTo("card");
      assertThat(card.bytes()).hasSize((int) card.info().size());
    }
    assertThat(rows()).isEqualTo(2);
  }

  @Test
  void whatATransactionHasNotCommittedGetsItsRenditionAfterwards() {
    TransactionTemplate own = new TransactionTemplate(new DataSourceTransactionManager(database));
    try (OnDemandMediaStore joining =
        OnDemandMediaStore.builder(
                JdbcMediaStore.joining(new SpringConnections(database)), SETTINGS)
            .patience(LONG)
            .build()) {
      own.executeWithoutResult(
          status -> {
            joining.put(SLOT, PICTURE);
            assertThat(rendition(joining)).isEqualTo("full");
          });
      assertThat(rendition(joining)).isEqualTo("card");
    }
  }

  @Test
  void aReaderThatHoldsTheOnlyConnectionWaitsNoLongerThanItsPatience() throws SQLException {
    LeakCheckingPool pool = new LeakCheckingPool(database, 1, true);
    store.put(SLOT, PICTURE);
    TransactionTemplate own = new TransactionTemplate(new DataSourceTransactionManager(pool));
    try (OnDemandMediaStore joining =
        OnDemandMediaStore.builder(JdbcMediaStore.joining(new SpringConnections(pool)), SETTINGS)
            .patience(Duration.ofMillis(50))
            .build()) {
      assertThat(own.<String>execute(status -> rendition(joining))).isEqualTo("full");

      String later = rendition(joining);
      for (int i = 0; i < 200 && !later.equals("card"); i++) {
        later = rendition(joining);
      }
      assertThat(later).isEqualTo("card");
    }
    pool.assertNothingLeaked();
    pool.close();
  }

  @Test
  void aStoreThatDemandsATransactionIsReadAndAnotherWritten() {
    store.put(SLOT, PICTURE);
    JdbcMediaStore demanding =
        JdbcMediaStore.builder().requireTransaction(true).joining(new SpringConnections(database));
    try (OnDemandMediaStore alone =
            OnDemandMediaStore.builder(demanding, SETTINGS).patience(LONG).build();
        OnDemandMediaStore onDemand =
            OnDemandMediaStore.builder(demanding, SETTINGS)
                .makingIn(store)
                .patience(LONG)
                .build()) {
      assertThat(rendition(alone)).isEqualTo("full");
      assertThat(rendition(onDemand)).isEqualTo("card");
    }
  }

  @Test
  void aReadOnlyDatabaseServesTheFullPicture() {
    store.put(SLOT, PICTURE);
    PGSimpleDataSource standby = TestPostgres.sameSchemaAs(database);
    standby.setOptions("-c default_transaction_read_only=on");
    JdbcMediaStore reads = JdbcMediaStore.autonomous(standby);
    try (OnDemandMediaStore onDemand =
            OnDemandMediaStore.builder(reads, SETTINGS).patience(LONG).build();
        OnDemandMediaStore withPrimary =
            OnDemandMediaStore.builder(reads, SETTINGS).makingIn(store).patience(LONG).build()) {
      for (int i = 0; i < 3; i++) {
        assertThat(rendition(onDemand)).isEqualTo("full");
      }
      assertThat(rows()).isEqualTo(1);
      assertThat(rendition(withPrimary)).isEqualTo("card");
      assertThat(rendition(onDemand)).isEqualTo("card");
    }
  }

  @Test
  void damagedBytesBecomeNoRendition() {
    store.put(SLOT, PICTURE);
    TestPostgres.execute(
        database, "UPDATE media_chunk SET data = set_byte(data, 60, 255 - get_byte(data, 60))");
    try (OnDemandMediaStore onDemand =
        OnDemandMediaStore.builder(store, SETTINGS).patience(LONG).build()) {
      assertThat(rendition(onDemand)).isEqualTo("full");
    }
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void twoHundredPicturesAtOnceAllGetTheirRenditions() throws Exception {
    LeakCheckingPool pool = new LeakCheckingPool(database, 4, true);
    JdbcMediaStore pooled = JdbcMediaStore.autonomous(pool);
    for (int user = 0; user < 200; user++) {
      store.put(MediaSlot.of("users", user, "profile"), PICTURE);
    }
    ExecutorService threads = Executors.newFixedThreadPool(200);
    try (OnDemandMediaStore onDemand =
        OnDemandMediaStore.builder(pooled, SETTINGS).patience(LONG).build()) {
      List<Callable<String>> requests = new ArrayList<>();
      for (int user = 0; user < 200; user++) {
        MediaSlot slot = MediaSlot.of("users", user, "profile");
        requests.add(() -> onDemand.find(slot, 0, "card").orElseThrow().info().rendition());
      }
      for (Future<String> each : threads.invokeAll(requests)) {
        assertThat(each.get()).isEqualTo("card");
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(rows()).isEqualTo(400);
    pool.assertNothingLeaked();
    pool.close();
  }

  @Test
  void aStoreOnColumnsServesTheFullPicture() {
    TestPostgres.execute(database, "CREATE TABLE users (id integer PRIMARY KEY, photo bytea)");
    TestPostgres.execute(database, "INSERT INTO users VALUES (1)");
    ColumnMediaStore columns =
        ColumnMediaStore.builder()
            .column("users", "profile", "users.photo")
            .joining(ConnectionSource.of(database));
    columns.put(SLOT, PICTURE);
    try (OnDemandMediaStore onDemand =
        OnDemandMediaStore.builder(columns, SETTINGS).patience(LONG).build()) {
      for (int i = 0; i < 3; i++) {
        assertThat(rendition(onDemand)).isEqualTo("full");
      }
    }
  }

  @Test
  void whatIsNoPictureCostsNoSecondLook() {
    store.put(SLOT, MediaContent.of("video/mp4", "film".getBytes(UTF_8)));
    StatementLog log = new StatementLog(database);
    try (OnDemandMediaStore onDemand =
        OnDemandMediaStore.builder(JdbcMediaStore.autonomous(log.dataSource()), SETTINGS)
            .patience(LONG)
            .build()) {
      rendition(onDemand);
      log.take();
      assertThat(rendition(onDemand)).isEqualTo("full");
      assertThat(log.take()).hasSize(1);
    }
  }

  private static String rendition(OnDemandMediaStore store) {
    return store.find(SLOT, 0, "card").orElseThrow().info().rendition();
  }

  private MediaInfo stored(String rendition) {
    return store.info(SLOT).orElseThrow().renditionOrFull(rendition);
  }

  private int rows() {
    return Integer.parseInt(one("SELECT count(*) FROM media_representation"));
  }

  private String one(String sql) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
