package io.github.mediastore.memory;

import io.github.mediastore.FocalPoint;
import io.github.mediastore.MediaAttributes;
import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.internal.content.Renditions;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Content that was read to its end, and its renditions with it; never changed. */
record HeldContent(
    Map<String, HeldRepresentation> representations,
    Optional<String> placeholder,
    Optional<FocalPoint> focus,
    Map<String, String> attributes) {

  static HeldContent of(MediaContent content) {
    Map<String, String> attributes = MediaAttributes.check(content.attributes());
    Map<String, MediaContent> renditions = Renditions.of(content);
    Map<String, HeldRepresentation> representations = new TreeMap<>();
    representations.put(MediaInfo.FULL, HeldRepresentation.of(content));
    representations.putAll(read(renditions));
    return new HeldContent(representations, content.placeholder(), content.focus(), attributes);
  }

  static Map<String, HeldRepresentation> read(Map<String, MediaContent> renditions) {
    Map<String, HeldRepresentation> representations = new TreeMap<>();
    renditions.forEach(
        (name, rendition) -> representations.put(name, HeldRepresentation.of(rendition)));
    return representations;
  }

  HeldContent withRenditions(Map<String, HeldRepresentation> renditions) {
    Map<String, HeldRepresentation> all = new TreeMap<>(representations);
    all.putAll(renditions);
    return new HeldContent(all, placeholder, focus, attributes);
  }

  HeldContent withAttributes(Map<String, String> others) {
    return new HeldContent(representations, placeholder, focus, others);
  }

  HeldRepresentation representation(String name) {
    return Objects.requireNonNull(representations.get(name), name);
  }

  /** Adds what there is to say. */
  void describe(MediaInfo.Builder info) {
    info.placeholder(placeholder.orElse(null)).focus(focus.orElse(null)).attributes(attributes);
    representations.forEach(
        (name, r) -> {
          if (name.equals(MediaInfo.FULL)) {
            r.describe(info);
          } else {
            info.rendition(name, r::describe);
          }
        });
  }
}
