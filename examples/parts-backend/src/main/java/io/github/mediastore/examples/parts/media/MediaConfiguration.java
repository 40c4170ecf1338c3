package io.github.mediastore.examples.parts.media;

import io.github.mediastore.image.WebpImageCompressor;
import io.github.mediastore.jdbc.ColumnMediaStore;
import io.github.mediastore.jdbc.ColumnMediaStoreBuilder;
import io.github.mediastore.jdbc.ConnectionSource;
import io.github.mediastore.jdbc.JdbcMediaStore;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Wires media-store: pictures in columns of the rows they belong to, films in its own tables. */
@Configuration(proxyBeanMethods = false)
class MediaConfiguration {

  @Bean
  ConnectionSource connections(DataSource dataSource) {
    return new SpringConnections(dataSource);
  }

  @Bean
  @Primary
  ColumnMediaStore pictures(ConnectionSource connections) {
    return columns().joining(connections);
  }

  /**
   * Refuses a picture whose bytes are not those that were stored, in place of describing it anew.
   */
  @Bean
  ColumnMediaStore checkedPictures(ConnectionSource connections) {
    return columns().checkReads(true).joining(connections);
  }

  private static ColumnMediaStoreBuilder columns() {
    return ColumnMediaStore.builder()
        .column(Slots.USERS, Slots.PROFILE, "users.profile_photo_data")
        .metadata("profile_photo_meta")
        .column(Slots.ORGANIZATIONS, Slots.LOGO, "organizations.logo_data")
        .metadata("logo_meta")
        .arrayColumn(Slots.PARTS, Slots.IMAGES, "parts.image_data")
        .metadata("image_meta");
  }

  @Bean
  JdbcMediaStore films(ConnectionSource connections) {
    return JdbcMediaStore.joining(connections);
  }

  @Bean
  WebpImageCompressor photoCompressor(PictureSettings settings) {
    return WebpImageCompressor.with(settings.photos());
  }

  @Bean
  WebpImageCompressor avatarCompressor(PictureSettings settings) {
    return WebpImageCompressor.with(settings.avatars());
  }

  @Bean
  WebpImageCompressor galleryCompressor(PictureSettings settings) {
    return WebpImageCompressor.with(settings.gallery());
  }

  @Bean
  WebpImageCompressor logoCompressor(PictureSettings settings) {
    return WebpImageCompressor.with(settings.logos());
  }
}
