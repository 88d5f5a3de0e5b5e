package org.alidade.spherex.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.alidade.archive.WebAddress;
import org.alidade.array.IoFailureException;
import org.alidade.spherex.Source;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file {@code download_urls.json}: addresses of whole files by {@code obsId_band}, so that none
 * is asked for twice, and how often each was asked for in vain (spec spherex 3.8). A file of
 * another position, or one that cannot be read, counts as empty. Not for several threads.
 */
public final class AddressCache {
  private static final Logger LOG = LoggerFactory.getLogger(AddressCache.class);
  private static final String META = "_meta";
  private static final double SAME_POSITION_ARCSEC = 0.1;
  private static final long LONGEST_BYTES = 200_000_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final Source source;
  private final URI tapUrl;
  private final Map<String, String> addresses = new TreeMap<>();
  private final Map<String, Integer> attempts = new HashMap<>();

  private AddressCache(Path file, Source source, URI tapUrl) {
    this.file = file;
    this.source = source;
    this.tapUrl = tapUrl;
  }

  /**
   * Reads the file, if there is one.
   *
   * @param source position of this run
   * @param tapUrl service the addresses come from
   */
  public static AddressCache open(Path file, Source source, URI tapUrl) {
    AddressCache cache = new AddressCache(file, source, tapUrl);
    try {
      if (Files.isRegularFile(file) && Files.size(file) <= LONGEST_BYTES) {
        cache.load(JSON.readTree(file.toFile()));
      }
    } catch (IOException e) {
      LOG.warn("{} cannot be read and is made anew: {}", file, e.getMessage());
    }
    return cache;
  }

  /** The address of a file, if it is known. */
  public Optional<URI> find(String key) {
    return WebAddress.find(addresses.get(key));
  }

  /** Keeps an address, without the query that asks for a cutout. */
  public void put(String key, String address) {
    addresses.put(key, WebAddress.withoutQuery(address));
    attempts.remove(key);
  }

  /** Forgets an address that turned out to be wrong. */
  public void remove(String key) {
    addresses.remove(key);
  }

  /** Counts an attempt in vain. */
  public void countAttempt(String key) {
    attempts.merge(key, 1, Integer::sum);
  }

  /** How often an address was asked for in vain. */
  public int attempts(String key) {
    return attempts.getOrDefault(key, 0);
  }

  /**
   * Writes the file.
   *
   * @throws IoFailureException if that fails
   */
  public void save() {
    ObjectNode root = JSON.createObjectNode();
    addresses.forEach(root::put);
    ObjectNode meta = root.putObject(META);
    ObjectNode position = meta.putObject("source");
    position.put("ra", source.raDegrees());
    position.put("dec", source.decDegrees());
    position.put("name", source.name());
    meta.put("created", Instant.now().toString());
    meta.put("tap_url", tapUrl.toString());
    ObjectNode counts = meta.putObject("attempts");
    new TreeMap<>(attempts).forEach(counts::put);
    JsonFile.write(file, root);
  }

  private void load(JsonNode root) {
    JsonNode position = root.path(META).path("source");
    if (!position.path("ra").isNumber() || !position.path("dec").isNumber() || !isSame(position)) {
      LOG.info("{} belongs to another position and is made anew", file);
      return;
    }
    for (Map.Entry<String, JsonNode> entry : root.properties()) {
      String address = entry.getValue().asText();
      if (!entry.getKey().equals(META) && WebAddress.find(address).isPresent()) {
        addresses.put(entry.getKey(), address);
      }
    }
    for (Map.Entry<String, JsonNode> entry : root.path(META).path("attempts").properties()) {
      attempts.put(entry.getKey(), entry.getValue().asInt());
    }
  }

  private boolean isSame(JsonNode position) {
    double dec = Math.toRadians(source.decDegrees());
    double deltaDec = position.path("dec").asDouble() - source.decDegrees();
    double deltaRa = Math.IEEEremainder(position.path("ra").asDouble() - source.raDegrees(), 360);
    return Math.hypot(deltaRa * Math.cos(dec), deltaDec) * 3600 <= SAME_POSITION_ARCSEC;
  }
}
