package io.github.mediastore.examples.glue.jakarta;

import io.github.mediastore.MediaStore;
import io.github.mediastore.image.ImageCompressor;
import io.github.mediastore.image.WebpImageCompressor;
import io.github.mediastore.jdbc.ConnectionSource;
import io.github.mediastore.jdbc.JdbcMediaStore;
import io.github.mediastore.jdbc.MediaSchema;
import io.github.mediastore.jdbc.MediaTables;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Produces;
import javax.sql.DataSource;

/** Compressor and store as beans, and the tables at the start. */
@ApplicationScoped
class MediaBeans {

  @Produces
  @ApplicationScoped
  ImageCompressor compressor() {
    return WebpImageCompressor.create();
  }

  @Produces
  @ApplicationScoped
  MediaStore store(DataSource dataSource) {
    return JdbcMediaStore.joining(ConnectionSource.of(dataSource));
  }

  void createTables(@Observes Startup start, DataSource dataSource) {
    MediaSchema.of(MediaTables.DEFAULT).create(dataSource); // before any JTA transaction
  }
}
