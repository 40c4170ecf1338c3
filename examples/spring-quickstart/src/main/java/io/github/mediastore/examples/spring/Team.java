package io.github.mediastore.examples.spring;

import io.github.mediastore.MediaStore;
import io.github.mediastore.http.ImgAttributes;
import io.github.mediastore.image.CompressedImage;
import io.github.mediastore.spring.MediaAnswer;
import io.github.mediastore.spring.MediaOwner;
import io.github.mediastore.spring.Slots;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A team and its photos: entity, repository, controller; the page is static. */
@SpringBootApplication
@RestController
public class Team {

  private final Members members;
  private final MediaStore store;

  Team(Members members, MediaStore store) {
    this.members = members;
    this.store = store;
  }

  @GetMapping("/members")
  List<Card> all() {
    return members.findAll(Sort.by("id")).stream().map(this::card).toList();
  }

  @PutMapping("/members/{id}/photo")
  Card upload(@PathVariable long id, @RequestBody CompressedImage photo) {
    Member member = members.findById(id).orElseThrow();
    store.put(Slots.of(member, "photo"), photo);
    return card(member);
  }

  @GetMapping("/members/{id}/photo")
  MediaAnswer photo(@PathVariable long id) {
    return MediaAnswer.of(Slots.of(Member.class, id, "photo"));
  }

  @DeleteMapping("/members/{id}/photo")
  void remove(@PathVariable long id) {
    store.clear(Slots.of(Member.class, id, "photo"));
  }

  @DeleteMapping("/members/{id}")
  void leave(@PathVariable long id) {
    members.deleteById(id); // and the photo, by media-store.owners in the properties
  }

  private Card card(Member member) {
    return new Card(
        member.id,
        member.name,
        store
            .info(Slots.of(member, "photo"))
            .map(
                i -> ImgAttributes.of(i, member.name, "/members/" + member.id + "/photo").toMap()));
  }

  record Card(Long id, String name, Optional<Map<String, String>> photo) {}

  @Bean
  static EmbeddedPostgres postgres() throws IOException {
    return EmbeddedPostgres.start();
  }

  @Bean
  static DataSource dataSource(EmbeddedPostgres postgres) {
    return postgres.getPostgresDatabase();
  }

  /** Starts it on port 8080. */
  public static void main(String[] arguments) {
    SpringApplication.run(Team.class, arguments);
  }
}

@Entity
@MediaOwner("members")
class Member {
  @Id Long id = 0L;
  String name = "";
}

interface Members extends JpaRepository<Member, Long> {}
