package io.github.mediastore.jdbc.renditions;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaKind;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.image.CompressedImage;
import io.github.mediastore.image.CompressionSettings;
import io.github.mediastore.image.Fit;
import io.github.mediastore.image.WebpImageCompressor;
import io.github.mediastore.jdbc.JdbcMediaStore;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.sql.DataSource;

/** An application that has stored pictures of its parts, and thinks of further sizes later. */
final class Gallery {

  static final MediaKind KIND = MediaKind.of("parts", "images");

  /** What it has now. */
  static final CompressionSettings SETTINGS =
      CompressionSettings.builder()
          .maxDimension(90)
          .rendition("card", Fit.cover(40, 40), 4_000)
          .rendition("thumb", 20, 2_000)
          .build();

  private static final WebpImageCompressor BEFORE =
      WebpImageCompressor.with(CompressionSettings.builder().maxDimension(90).build());
  private static final WebpImageCompressor NOW = WebpImageCompressor.with(SETTINGS);
  private static final int LOOKS = 8;
  private static final List<CompressedImage> PICTURES = new ArrayList<>();

  private Gallery() {}

  static MediaSlot slot(int part) {
    return MediaSlot.of("parts", part, "images");
  }

  /** Returns a picture as it was stored before. */
  static synchronized CompressedImage before(int seed) {
    while (PICTURES.size() < LOOKS) {
      PICTURES.add(BEFORE.compress(file(PICTURES.size())));
    }
    return PICTURES.get(Math.floorMod(seed, LOOKS));
  }

  /** Returns a picture as it is stored now. */
  static CompressedImage now(int seed) {
    return NOW.compress(file(seed));
  }

  /** Stores three pictures for each of these parts. */
  static void fill(JdbcMediaStore store, int parts) {
    for (int part = 0; part < parts; part++) {
      List<MediaContent> three = List.of(before(part), before(part + 1), before(part + 2));
      store.addAll(slot(part), three);
    }
  }

  private static byte[] file(int seed) {
    BufferedImage picture = new BufferedImage(90, 60, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    Random random = new Random(seed);
    for (int i = 0; i < 9; i++) {
      graphics.setColor(new Color(random.nextInt(1 << 24)));
      graphics.fillOval(random.nextInt(80), random.nextInt(50), 40, 30);
    }
    graphics.dispose();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }

  /** Returns the first column of a query's only row. */
  static String one(DataSource database, String sql) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return String.valueOf(row.getString(1));
    } catch (SQLException e) {
      throw new AssertionError("Cannot run " + sql, e);
    }
  }

  /** Returns a digest of all rows but those of renditions, of the media that a condition names. */
  static String digest(DataSource database, String condition) {
    return one(
        database,
        """
        SELECT md5(string_agg(row, ';' ORDER BY row)) FROM (
          SELECT concat_ws('|', m, r, (
            SELECT md5(string_agg(c::text, ',' ORDER BY c.seq)) FROM media_chunk c
            WHERE c.representation_id = r.id)) AS row
          FROM media m
          JOIN media_representation r ON r.media_id = m.id AND r.name = 'full'
          WHERE %s
        ) rows
        """
            .formatted(condition));
  }
}
