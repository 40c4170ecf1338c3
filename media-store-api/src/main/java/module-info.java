/**
 * Types of the media store, the compressor for pictures and the HTTP answer.
 *
 * <p>Packages named {@code internal} are open to the store on PostgreSQL alone, and may change with
 * each version.
 */
module io.github.mediastore {
  requires transitive java.desktop; // ImageReaderSpi, in the settings
  requires jdk.jfr;
  requires org.slf4j;
  requires webp.imageio;
  requires kotlin.stdlib; // Of webp-imageio, which as an automatic module cannot say so.
  requires imgscalr.lib;
  requires static transitive org.jspecify;

  exports io.github.mediastore;
  exports io.github.mediastore.decoder;
  exports io.github.mediastore.ffmpeg;
  exports io.github.mediastore.http;
  exports io.github.mediastore.image;
  exports io.github.mediastore.memory;
  exports io.github.mediastore.objects;
  exports io.github.mediastore.posters;
  exports io.github.mediastore.renditions;
  exports io.github.mediastore.internal.content to
      io.github.mediastore.jdbc;
  exports io.github.mediastore.internal.events to
      io.github.mediastore.jdbc;
  exports io.github.mediastore.internal.format to
      io.github.mediastore.jdbc;
  exports io.github.mediastore.internal.header to
      io.github.mediastore.jdbc;
  exports io.github.mediastore.internal.renditions to
      io.github.mediastore.jdbc;
  exports io.github.mediastore.internal.streams to
      io.github.mediastore.jdbc;
  exports io.github.mediastore.internal.syntax to
      io.github.mediastore.jdbc;
}
