package io.github.mediastore.internal.heif;

import io.github.mediastore.decoder.PictureCodec;
import io.github.mediastore.internal.color.CodePointProfile;
import io.github.mediastore.internal.format.HeaderException;
import io.github.mediastore.internal.format.ImageFormat;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads what belongs to a picture among the items of a file: what it is made of, and what is said
 * of it.
 */
final class PictureFinder {

  /** The meaning of the auxiliary picture that is the transparency (HEIF; HEVC, annex F). */
  private static final Set<String> ALPHA =
      Set.of("urn:mpeg:mpegB:cicp:systems:auxiliary:alpha", "urn:mpeg:hevc:2015:auxid:1");

  /** Properties that are understood, or can be left alone by whoever shows the picture. */
  private static final Set<Integer> KNOWN =
      Stream.of("ispe", "pixi", "pasp", "colr", "irot", "imir", "clap", "hvcC", "av1C", "auxC")
          .map(Box::type)
          .collect(Collectors.toUnmodifiableSet());

  /** One that is another one turned, of one that is another one turned; or lies on a canvas. */
  private static final int DEEPEST = 8;

  private static final int BASE_AND_GAIN_MAP = 2;

  private final BoxReader reader;
  private final ItemTable table;
  private final LayerReader layers;
  private final OverlayReader overlays;

  PictureFinder(BoxReader reader, ItemTable table) {
    this.reader = reader;
    this.table = table;
    this.layers = new LayerReader(reader, table);
    this.overlays = new OverlayReader(reader, table, this);
  }

  HeifImage find(Item primary, boolean sequence) throws IOException {
    return find(primary, sequence, 0);
  }

  /**
   * Reads an item.
   *
   * @param depth how many other items are made of it, one of the other
   */
  HeifImage find(Item item, boolean sequence, int depth) throws IOException {
    if (depth > DEEPEST) {
      throw reader.corrupt("a picture in it is made of itself");
    }
    requireKnown(item);
    if (item.type == Box.type("iden")) {
      return same(item, sequence, depth);
    }
    if (item.type == Box.type("tmap")) {
      return base(item, sequence, depth);
    }
    if (item.type == Box.type("iovl")) {
      return overlay(item, sequence, depth);
    }
    return coded(item, sequence);
  }

  private HeifImage coded(Item item, boolean sequence) throws IOException {
    Layer colors = layers.read(item);
    for (Item tile : colors.distinctTiles()) {
      requireKnown(tile);
    }
    Item alpha = alphaOf(item);
    Item described = item.property("colr").isPresent() ? item : colors.tiles().get(0);
    ImageColors meaning = ImageColors.read(reader, described);
    CodedPicture picture =
        new CodedPicture(
            colors,
            alphaLayer(item, alpha, colors),
            alpha == null ? new ImageColors(null, null) : ImageColors.read(reader, alpha),
            alpha != null && table.targets("prem", item).contains(alpha.id()),
            meaning.points());
    return new HeifImage(
        colors.codec() == PictureCodec.HEVC ? ImageFormat.HEIC : ImageFormat.AVIF,
        picture,
        placement(item, Placement.whole(colors.width(), colors.height())),
        profile(meaning),
        sequence);
  }

  /** Reads a picture that is another one, cut or turned further (HEIF, section 6.6.2.1). */
  private HeifImage same(Item item, boolean sequence, int depth) throws IOException {
    List<Long> of = table.targets("dimg", item);
    if (of.size() != 1) {
      throw reader.corrupt("a picture in it is the same as %d others".formatted(of.size()));
    }
    HeifImage other = find(table.require(of.get(0)), sequence, depth + 1);
    byte[] profile = profile(ImageColors.read(reader, item));
    return new HeifImage(
        other.format(),
        other.source(),
        placement(item, other.placement()),
        profile == null ? other.profile().orElse(null) : profile,
        sequence);
  }

  /**
   * Reads the picture that a gain map would make brighter, for other displays (ISO 21496-1; HEIF,
   * section 6.6.2.4). What is said of the colours of the item itself is of that brighter one.
   */
  private HeifImage base(Item item, boolean sequence, int depth) throws IOException {
    List<Long> of = table.targets("dimg", item);
    if (of.size() != BASE_AND_GAIN_MAP) {
      throw reader.corrupt("a picture in it is tone-mapped of %d others".formatted(of.size()));
    }
    HeifImage base = find(table.require(of.get(0)), sequence, depth + 1);
    return new HeifImage(
        base.format(),
        base.source(),
        placement(item, base.placement()),
        base.profile().orElse(null),
        sequence);
  }

  private HeifImage overlay(Item item, boolean sequence, int depth) throws IOException {
    Overlay overlay = overlays.read(item, depth);
    HeifImage first = overlay.pieces().get(0).image();
    byte[] profile = profile(ImageColors.read(reader, item));
    return new HeifImage(
        first.format(),
        overlay,
        placement(item, Placement.whole(overlay.width(), overlay.height())),
        profile == null ? first.profile().orElse(null) : profile,
        sequence);
  }

  private static byte @Nullable [] profile(ImageColors meaning) {
    if (meaning.profile() != null) {
      return meaning.profile();
    }
    CodePoints points = meaning.points();
    return points == null ? null : CodePointProfile.of(points.primaries(), points.transfer());
  }

  private void requireKnown(Item item) throws HeaderException {
    for (Property property : item.properties) {
      int type = property.box().type();
      if (property.essential() && !KNOWN.contains(type) && !layers.ignores(property.box())) {
        throw reader.unsupported("with the property '%s'".formatted(Box.name(type)));
      }
    }
  }

  /** The tiles of a grid may have their transparency each, where the grid itself has none. */
  private @Nullable Layer alphaLayer(Item primary, @Nullable Item alpha, Layer colors)
      throws IOException {
    if (alpha != null) {
      return layers.read(alpha);
    }
    Map<Item, Item> ofTiles = new HashMap<>();
    for (Item tile : colors.distinctTiles()) {
      Item ofTile = tile.equals(primary) ? null : alphaOf(tile);
      if (ofTile == null) {
        return null;
      }
      ofTiles.put(tile, ofTile);
    }
    return layers.like(
        colors, colors.tiles().stream().map(ofTiles::get).map(Objects::requireNonNull).toList());
  }

  private @Nullable Item alphaOf(Item primary) throws IOException {
    for (Item auxiliary : table.auxiliaries(primary)) {
      Optional<Box> kind = auxiliary.property("auxC");
      if (kind.isPresent()) {
        BoxReader fields = reader.of(kind.get());
        fields.full();
        if (ALPHA.contains(fields.text())) {
          return auxiliary;
        }
      }
    }
    return null;
  }

  private Placement placement(Item item, Placement before) throws IOException {
    Placement placement = before;
    for (Property property : item.properties) {
      placement = placement(property.box(), placement);
    }
    return placement;
  }

  private Placement placement(Box box, Placement before) throws IOException {
    BoxReader fields = reader.of(box);
    return switch (Box.name(box.type())) {
      case "irot" -> before.turned(fields.u8() & 3);
      case "imir" -> before.mirrored(fields.u8() & 1);
      case "clap" -> {
        double width = ratio(fields);
        double height = ratio(fields);
        Placement cut = before.cut(width, height, ratio(fields), ratio(fields));
        if (cut.width() < 1 || cut.height() < 1) {
          throw reader.corrupt("what is to be shown of it lies beside the picture");
        }
        yield cut;
      }
      default -> before;
    };
  }

  private double ratio(BoxReader fields) throws IOException {
    int numerator = fields.i32();
    int denominator = fields.i32();
    if (denominator == 0) {
      throw reader.corrupt("a number in its 'clap' is divided by zero");
    }
    return (double) numerator / denominator;
  }
}
