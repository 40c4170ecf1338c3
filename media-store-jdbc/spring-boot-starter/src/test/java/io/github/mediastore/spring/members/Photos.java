package io.github.mediastore.spring.members;

import io.github.mediastore.MediaId;
import io.github.mediastore.MediaStore;
import io.github.mediastore.image.CompressedImage;
import io.github.mediastore.spring.MediaAnswer;
import io.github.mediastore.spring.Slots;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Photos {

  private final MediaStore store;
  private final Members members;

  Photos(MediaStore store, Members members) {
    this.store = store;
    this.members = members;
  }

  @PostMapping("/members/{id}/avatar")
  void avatar(@PathVariable long id, @RequestParam CompressedImage file) {
    store.put(Slots.of(Member.class, id, "avatar"), file);
  }

  @PutMapping("/members/{id}/avatar")
  String avatarAsBody(@PathVariable long id, @RequestBody CompressedImage file) {
    return store.put(Slots.of(Member.class, id, "avatar"), file).id().value();
  }

  @PostMapping("/members/{id}/gallery")
  String gallery(@PathVariable long id, @RequestParam List<CompressedImage> files) {
    return String.valueOf(store.addAll(Slots.of(Member.class, id, "gallery"), files).size());
  }

  @PostMapping("/optional")
  String optional(Optional<CompressedImage> file) {
    return file.map(CompressedImage::contentType).orElse("none");
  }

  @GetMapping("/members/{id}/{slot:avatar|gallery}/{index}")
  MediaAnswer photo(@PathVariable long id, @PathVariable String slot, @PathVariable int index) {
    return MediaAnswer.of(Slots.of(Member.class, id, slot), index);
  }

  @GetMapping("/text/{id}/{medium}")
  Optional<MediaAnswer> text(@PathVariable String id, @PathVariable String medium) {
    return Slots.parse(Member.class, id, "avatar")
        .flatMap(slot -> MediaId.parse(medium).map(known -> MediaAnswer.of(slot, known)));
  }

  @GetMapping("/nothing")
  @Nullable MediaAnswer nothing() {
    return null;
  }

  @GetMapping("/failing/{id}/{after}")
  MediaAnswer failing(@PathVariable long id, @PathVariable int after) {
    return MediaAnswer.of(Slots.of(Member.class, id, "avatar")).from(FailingStore.of(store, after));
  }

  @DeleteMapping("/members/{id}")
  void delete(@PathVariable long id) {
    members.deleteById(id);
  }

  /** Fails after the store has written. */
  @Transactional
  @PostMapping("/members/{id}/rolled-back")
  public void rolledBack(@PathVariable long id, @RequestParam CompressedImage file) {
    store.put(Slots.of(Member.class, id, "avatar"), file);
    throw new IllegalArgumentException("after the put");
  }

  @Transactional(readOnly = true)
  @PostMapping("/members/{id}/read-only")
  public void readOnly(@PathVariable long id, @RequestParam CompressedImage file) {
    store.put(Slots.of(Member.class, id, "avatar"), file);
  }
}
