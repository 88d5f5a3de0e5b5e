package org.alidade.objectstore.internal;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.alidade.objectstore.ContentDescription;
import org.alidade.objectstore.ObjectHead;

/**
 * What a folder keeps beside the content of an object.
 *
 * @param description type and metadata
 * @param sizeBytes length of the content they belong to
 * @param modified time stamp of the content they belong to
 * @param sha256 digest of the content
 */
public record Details(
    ContentDescription description, long sizeBytes, Instant modified, String sha256) {
  private static final String METADATA = "metadata.";

  /** The details of a content that was just written. */
  public static Details of(Path content, ContentDescription description) throws IOException {
    return new Details(
        description,
        Files.size(content),
        Files.getLastModifiedTime(content).toInstant(),
        digest(content));
  }

  /**
   * The details of a content. Where they are missing or belong to another content, because a
   * process ended between the two files, only what the content itself tells is known.
   */
  public static Details read(Path file, Path content) throws IOException {
    Properties values = new Properties();
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      values.load(reader);
    } catch (NoSuchFileException e) {
      return of(content, ContentDescription.bytes());
    }
    long size = Files.size(content);
    Instant modified = Files.getLastModifiedTime(content).toInstant();
    if (!values.getProperty("size", "").equals(Long.toString(size))
        || !values.getProperty("modified", "").equals(modified.toString())) {
      return of(content, ContentDescription.bytes());
    }
    Map<String, String> metadata = new TreeMap<>();
    for (String name : values.stringPropertyNames()) {
      if (name.startsWith(METADATA)) {
        metadata.put(name.substring(METADATA.length()), values.getProperty(name));
      }
    }
    return new Details(
        new ContentDescription(values.getProperty("type", ""), metadata),
        size,
        modified,
        values.getProperty("sha256", ""));
  }

  /** Writes the details. */
  public void write(Path file) throws IOException {
    Properties values = new Properties();
    values.setProperty("type", description.contentType());
    values.setProperty("size", Long.toString(sizeBytes));
    values.setProperty("modified", modified.toString());
    values.setProperty("sha256", sha256);
    description.metadata().forEach((name, value) -> values.setProperty(METADATA + name, value));
    try (BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      values.store(writer, null);
    }
  }

  /** The details as a store shows them. */
  public ObjectHead head(String key) {
    return new ObjectHead(
        key, sizeBytes, description.contentType(), modified, sha256, description.metadata());
  }

  private static String digest(Path content) throws IOException {
    try (InputStream file = Files.newInputStream(content);
        DigestInputStream digested =
            new DigestInputStream(file, MessageDigest.getInstance("SHA-256"))) {
      digested.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digested.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
