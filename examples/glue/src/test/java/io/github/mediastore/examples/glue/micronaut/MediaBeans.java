package io.github.mediastore.examples.glue.micronaut;

import io.github.mediastore.MediaStore;
import io.github.mediastore.image.ImageCompressor;
import io.github.mediastore.image.WebpImageCompressor;
import io.github.mediastore.jdbc.JdbcMediaStore;
import io.github.mediastore.jdbc.MediaSchema;
import io.github.mediastore.jdbc.MediaTables;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import javax.sql.DataSource;

/** Compressor and store as beans; the tables are made at the start. */
@Factory
class MediaBeans {

  @Singleton
  ImageCompressor compressor() {
    return WebpImageCompressor.create();
  }

  @Context
  MediaStore store(DataSource dataSource, TransactionOperations<Connection> transactions) {
    var pool = DelegatingDataSource.unwrapDataSource(dataSource); // gives connections at any time
    MediaSchema.of(MediaTables.DEFAULT).create(pool);
    return JdbcMediaStore.joining(new MicronautConnections(pool, transactions));
  }
}
