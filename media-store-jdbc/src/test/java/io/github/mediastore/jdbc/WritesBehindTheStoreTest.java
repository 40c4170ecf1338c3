package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.Dimensions;
import io.github.mediastore.Media;
import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.Sha256;
import io.github.mediastore.contract.TestContent;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each way to write a column without the store, and what the store says about it afterwards. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WritesBehindTheStoreTest {

  private static final int SIZE = 900;
  private static final byte[] OTHER = TestContent.bytes(SIZE, 9);

  private final LeakCheckingPool database;
  private final Set<String> undetected = new TreeSet<>();
  private int owners;

  WritesBehindTheStoreTest() throws SQLException {
    database = new LeakCheckingPool(TestPostgres.emptySchema(), 1, true);
    for (boolean trigger : new boolean[] {false, true}) {
      String table = trigger ? "watched" : "plain";
      TestPostgres.execute(
          database,
          """
          CREATE TABLE %s (id int PRIMARY KEY, photo bytea, photo_meta jsonb, bare bytea,
            pictures bytea[], pictures_meta jsonb, bare_pictures bytea[])
          """
              .formatted(table));
      if (trigger) {
        MediaSchema.createFactsTriggers(store(table), database);
      }
    }
  }

  static Stream<Way> ways() {
    String other = literal(OTHER);
    List<Way> ways = new ArrayList<>();
    for (boolean metadata : new boolean[] {false, true}) {
      for (boolean trigger : new boolean[] {false, true}) {
        ways.add(new Way("equal size", false, metadata, trigger, "$ = " + other));
        ways.add(new Way("other size", false, metadata, trigger, "$ = $ || '\\x01'"));
        ways.add(new Way("slice", false, metadata, trigger, "$ = substring($ FROM 1 FOR 100)"));
        ways.add(new Way("null", false, metadata, trigger, "$ = NULL"));
        ways.add(new Way("empty", false, metadata, trigger, "$ = ''"));
        ways.add(new Way("element of equal size", true, metadata, trigger, "$[2] = " + other));
        ways.add(new Way("element of other size", true, metadata, trigger, "$[2] = '\\x0102'"));
        ways.add(new Way("append", true, metadata, trigger, "$ = array_append($, " + other + ")"));
        ways.add(new Way("prepend", true, metadata, trigger, "$ = " + other + " || $"));
        ways.add(new Way("slice", true, metadata, trigger, "$ = $[2:3]"));
        ways.add(new Way("concatenation", true, metadata, trigger, "$ = $ || $"));
        ways.add(new Way("swap", true, metadata, trigger, "$ = ARRAY[$[2], $[1], $[3]]"));
        ways.add(new Way("null element", true, metadata, trigger, "$[1] = NULL"));
        ways.add(new Way("all null elements", true, metadata, trigger, "$ = '{NULL,NULL,NULL}'"));
        ways.add(new Way("null array", true, metadata, trigger, "$ = NULL"));
        ways.add(new Way("empty array", true, metadata, trigger, "$ = '{}'"));
        ways.add(
            new Way(
                "lower bound 0",
                true,
                metadata,
                trigger,
                "$ = '[0:1]={\"\\\\x0102\",\"\\\\x03\"}'"));
        ways.add(new Way("two dimensions", true, metadata, trigger, "$ = ARRAY[$[2:3], $[1:2]]"));
      }
    }
    return ways.stream();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void whatIsServedIsTrueOfItsBytes(Way way) {
    ColumnMediaStore store = store(way.table());
    MediaSlot slot = MediaSlot.of(way.table(), ++owners, way.slot());
    TestPostgres.execute(database, "INSERT INTO " + way.table() + " VALUES (" + owners + ")");
    store.put(slot, picture(1));
    if (way.isArray()) {
      store.addAll(slot, List.of(picture(2), picture(3)));
    }
    String column = way.column();
    // As an entity is flushed: its bytes are new, its metadata are those that were loaded.
    String metadata = way.hasMetadata() ? ", %1$s_meta = %1$s_meta".formatted(column) : "";
    TestPostgres.execute(
        database,
        "UPDATE %s SET %s%s WHERE id = %d"
            .formatted(way.table(), way.change().replace("$", column), metadata, owners));

    List<MediaInfo> listed = store.list(slot);
    List<MediaInfo> served = new ArrayList<>();
    for (int i = 0; store.find(slot, i).isPresent(); i++) {
      Media media = store.find(slot, i).orElseThrow();
      served.add(media.info());
      assertIsTrue(media.info(), media.bytes());
      if (!listed.get(i).sha256().equals(media.info().sha256())) {
        undetected.add(way.toString());
        assertThat(listed.get(i).size()).isEqualTo(media.info().size());
      } else {
        assertThat(listed.get(i)).usingRecursiveComparison().isEqualTo(media.info());
        assertThat(store.find(listed.get(i).id()).orElseThrow().bytes()).isEqualTo(media.bytes());
      }
      assertThat(store.info(slot, i).orElseThrow())
          .usingRecursiveComparison()
          .isEqualTo(listed.get(i));
    }
    assertThat(listed).hasSameSizeAs(served);
    assertThat(store.count(slot)).isEqualTo(served.size());
  }

  @AfterAll
  void onlyEqualSizesWithoutTheTriggerGoUndetectedWhereNoBytesAreRead() throws SQLException {
    database.close();
    assertThat(undetected).containsExactly("equal size with metadata");
  }

  private void assertIsTrue(MediaInfo info, byte[] bytes) {
    assertThat(info.sha256()).isEqualTo(Sha256.of(bytes));
    assertThat(info.size()).isEqualTo(bytes.length);
    boolean isPng = bytes.length > 99 && bytes[1] == 'P' && bytes[2] == 'N';
    assertThat(info.contentType()).isEqualTo(isPng ? "image/png" : "application/octet-stream");
    info.dimensions()
        .ifPresent(known -> assertThat(known).isEqualTo(new Dimensions(20, bytes[23])));
  }

  private ColumnMediaStore store(String table) {
    return ColumnMediaStore.builder()
        .column(table, "photo", table + ".photo")
        .metadata("photo_meta")
        .column(table, "bare", table + ".bare")
        .arrayColumn(table, "pictures", table + ".pictures")
        .metadata("pictures_meta")
        .arrayColumn(table, "bare_pictures", table + ".bare_pictures")
        .autonomous(database);
  }

  /** Returns a picture of as many bytes as any other, whose height is its number. */
  private static MediaContent picture(int number) {
    try {
      ByteArrayOutputStream png = new ByteArrayOutputStream();
      ImageIO.write(new BufferedImage(20, number, BufferedImage.TYPE_INT_RGB), "png", png);
      byte[] bytes = Arrays.copyOf(png.toByteArray(), SIZE);
      return MediaContent.of("image/png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String literal(byte[] bytes) {
    return "'\\x" + HexFormat.of().formatHex(bytes) + "'::bytea";
  }

  /** One way to write. */
  record Way(String name, boolean isArray, boolean hasMetadata, boolean hasTrigger, String change) {

    String table() {
      return hasTrigger ? "watched" : "plain";
    }

    String column() {
      String kind = isArray ? "pictures" : "photo";
      return hasMetadata ? kind : isArray ? "bare_pictures" : "bare";
    }

    String slot() {
      return column();
    }

    @Override
    public String toString() {
      return name
          + (isArray ? " in an array" : "")
          + (hasMetadata ? " with metadata" : "")
          + (hasTrigger ? " and trigger" : "");
    }
  }
}
