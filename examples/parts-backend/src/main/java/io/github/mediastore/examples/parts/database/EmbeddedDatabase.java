package io.github.mediastore.examples.parts.database;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * Unless the profile is {@code prod}: a PostgreSQL that this program brings along, new and empty at
 * each start.
 */
@Configuration(proxyBeanMethods = false)
@Profile("!prod")
class EmbeddedDatabase {

  @Bean(destroyMethod = "close")
  EmbeddedPostgres postgres() throws IOException {
    return EmbeddedPostgres.start();
  }

  @Bean(destroyMethod = "close")
  DataSource dataSource(
      EmbeddedPostgres postgres,
      @Value("${spring.datasource.hikari.maximum-pool-size}") int connections) {
    HikariDataSource pool = new HikariDataSource();
    pool.setDataSource(postgres.getPostgresDatabase());
    pool.setMaximumPoolSize(connections);
    new Schema(pool).migrate();
    return pool;
  }
}
