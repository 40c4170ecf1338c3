package io.github.mediastore.examples.glue.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.http.CachePolicy;
import io.github.mediastore.http.MediaRequest;
import io.github.mediastore.http.MediaResponse;
import io.github.mediastore.image.CompressedImage;
import io.github.mediastore.image.CompressionSettings;
import io.github.mediastore.image.ImageCompressor;
import io.github.mediastore.image.WebpImageCompressor;
import io.github.mediastore.jdbc.ConnectionSource;
import io.github.mediastore.jdbc.JdbcMediaStore;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionTemplate;

/** What {@code README.md} shows, run. */
class ReadmeTest {

  private final DataSource dataSource = PageDatabase.withTables();
  private final ImageCompressor compressor = WebpImageCompressor.create();
  private final long userId = 42;

  @Test
  void anUploadIsCompressedAndStored() {
    Upload upload = () -> new ByteArrayInputStream(PagePictures.file("jpeg", 1600, 1200));
    MediaStore store = JdbcMediaStore.autonomous(dataSource);

    CompressedImage picture = compressor.compress(upload::getInputStream); // before the transaction
    store.put(MediaSlot.of("users", userId, "profile"), picture); // inside it

    assertThat(store.find(MediaSlot.of("users", userId, "profile")).orElseThrow().bytes())
        .isEqualTo(picture.bytes());
    assertThat(status(store)).isEqualTo(200);
  }

  /** As MultipartFile and Part are. */
  private interface Upload {
    InputStream getInputStream();
  }

  private static int status(MediaStore store) {
    MediaRequest asked = MediaRequest.of("GET", name -> List.of());
    MediaSlot slot = MediaSlot.of("users", 42, "profile");
    return MediaResponse.of(store, slot, asked, CachePolicy.revalidate()).status();
  }

  @Test
  void inSpringTheStoreJoinsTheTransaction() {
    ConnectionSource connections = new SpringConnections(dataSource);

    ImageCompressor compressor = WebpImageCompressor.create();
    MediaStore store = JdbcMediaStore.joining(connections);

    CompressedImage picture = compressor.compress(PagePictures.file("png", 160, 120));
    var transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    Optional<?> seen =
        transaction.execute(
            status -> {
              store.put(MediaSlot.of("users", userId, "profile"), picture);
              status.setRollbackOnly();
              return store.find(MediaSlot.of("users", userId, "profile"));
            });
    assertThat(seen).isPresent();
    assertThat(store.find(MediaSlot.of("users", userId, "profile"))).isEmpty();
  }

  @Test
  void everythingIsASetting() {
    CompressionSettings settings =
        CompressionSettings.builder().maxDimension(1600).keepAlpha(true).build();
    ImageCompressor larger = WebpImageCompressor.with(settings);

    assertThat(larger.compress(PagePictures.file("jpeg", 2000, 1000)).width()).isEqualTo(1600);
  }

  /** As in the quick start. */
  private record SpringConnections(DataSource dataSource) implements ConnectionSource {

    @Override
    public Connection open() throws SQLException {
      return DataSourceUtils.doGetConnection(dataSource);
    }

    @Override
    public void close(Connection connection) {
      DataSourceUtils.releaseConnection(connection, dataSource);
    }

    @Override
    public boolean isInTransaction(Connection connection) {
      return DataSourceUtils.isConnectionTransactional(connection, dataSource);
    }
  }
}
