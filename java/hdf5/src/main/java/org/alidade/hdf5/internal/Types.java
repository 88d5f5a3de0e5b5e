package org.alidade.hdf5.internal;

import java.util.ArrayList;
import java.util.List;
import org.alidade.hdf5.Hdf5Type;
import org.alidade.hdf5.internal.Identifier.Kind;
import org.bytedeco.hdf5.global.hdf5;
import org.bytedeco.javacpp.BytePointer;

/** Translates between element types of this library and native type identifiers. */
final class Types {
  private static final long VARIABLE_LENGTH = -1;

  private Types() {}

  /** A new native type for datasets and attributes; texts have {@code stringBytes} or vary. */
  static Identifier create(Hdf5Type type, int stringBytes, String where) {
    return switch (type) {
      case BOOLEAN -> bool(where);
      case COMPLEX64 -> complex(hdf5.H5T_IEEE_F32LE_g(), where);
      case COMPLEX128 -> complex(hdf5.H5T_IEEE_F64LE_g(), where);
      case STRING -> text(stringBytes, where);
      default -> copy(littleEndian(type), where);
    };
  }

  /** A new copy of a type. */
  static Identifier copy(long type, String where) {
    return Identifier.of(Kind.TYPE, hdf5.H5Tcopy(type), "cannot copy a type", where);
  }

  private static long littleEndian(Hdf5Type type) {
    return switch (type) {
      case INT8 -> hdf5.H5T_STD_I8LE_g();
      case INT16 -> hdf5.H5T_STD_I16LE_g();
      case INT32 -> hdf5.H5T_STD_I32LE_g();
      case INT64 -> hdf5.H5T_STD_I64LE_g();
      case UINT8 -> hdf5.H5T_STD_U8LE_g();
      case UINT16 -> hdf5.H5T_STD_U16LE_g();
      case UINT32 -> hdf5.H5T_STD_U32LE_g();
      case UINT64 -> hdf5.H5T_STD_U64LE_g();
      case FLOAT32 -> hdf5.H5T_IEEE_F32LE_g();
      case FLOAT64 -> hdf5.H5T_IEEE_F64LE_g();
      default -> throw new IllegalArgumentException(type + " is not numeric");
    };
  }

  private static Identifier bool(String where) {
    long id = hdf5.H5Tenum_create(hdf5.H5T_STD_I8LE_g());
    Identifier type = Identifier.of(Kind.TYPE, id, "cannot create a boolean type", where);
    try (BytePointer value = new BytePointer(1)) {
      hdf5.H5Tenum_insert(id, "FALSE", value.put(0L, (byte) 0));
      hdf5.H5Tenum_insert(id, "TRUE", value.put(0L, (byte) 1));
    }
    return type;
  }

  /** The pair r, i of a floating point type. */
  static Identifier complex(long part, String where) {
    long bytes = hdf5.H5Tget_size(part);
    long id = hdf5.H5Tcreate(hdf5.H5T_COMPOUND, 2 * bytes);
    Identifier type = Identifier.of(Kind.TYPE, id, "cannot create a complex type", where);
    hdf5.H5Tinsert(id, "r", 0, part);
    hdf5.H5Tinsert(id, "i", bytes, part);
    return type;
  }

  /** UTF-8 text of a fixed length padded with zeros, or of variable length for 0. */
  static Identifier text(int bytes, String where) {
    Identifier type = copy(hdf5.H5T_C_S1_g(), where);
    hdf5.H5Tset_size(type.id(), bytes == 0 ? VARIABLE_LENGTH : bytes);
    hdf5.H5Tset_cset(type.id(), hdf5.H5T_CSET_UTF8);
    hdf5.H5Tset_strpad(type.id(), bytes == 0 ? hdf5.H5T_STR_NULLTERM : hdf5.H5T_STR_NULLPAD);
    return type;
  }

  /** What a native type is in terms of this library. */
  static Hdf5Type describe(long type) {
    int typeClass = hdf5.H5Tget_class(type);
    if (typeClass == hdf5.H5T_INTEGER) {
      return integer(hdf5.H5Tget_size(type), hdf5.H5Tget_sign(type) != 0);
    }
    if (typeClass == hdf5.H5T_FLOAT) {
      return floating(hdf5.H5Tget_size(type));
    }
    if (typeClass == hdf5.H5T_STRING) {
      return Hdf5Type.STRING;
    }
    if (typeClass == hdf5.H5T_ENUM) {
      return isBool(type) ? Hdf5Type.BOOLEAN : Hdf5Type.OTHER;
    }
    return typeClass == hdf5.H5T_COMPOUND ? compound(type) : Hdf5Type.OTHER;
  }

  private static Hdf5Type integer(long bytes, boolean signed) {
    return switch ((int) bytes) {
      case 1 -> signed ? Hdf5Type.INT8 : Hdf5Type.UINT8;
      case 2 -> signed ? Hdf5Type.INT16 : Hdf5Type.UINT16;
      case 4 -> signed ? Hdf5Type.INT32 : Hdf5Type.UINT32;
      case 8 -> signed ? Hdf5Type.INT64 : Hdf5Type.UINT64;
      default -> Hdf5Type.OTHER;
    };
  }

  private static Hdf5Type floating(long bytes) {
    return switch ((int) bytes) {
      case 4 -> Hdf5Type.FLOAT32;
      case 8 -> Hdf5Type.FLOAT64;
      default -> Hdf5Type.OTHER;
    };
  }

  private static boolean isBool(long type) {
    return hdf5.H5Tget_size(type) == 1 && memberNames(type).equals(List.of("FALSE", "TRUE"));
  }

  private static Hdf5Type compound(long type) {
    if (!memberNames(type).equals(List.of("r", "i"))) {
      return Hdf5Type.COMPOUND;
    }
    Hdf5Type real = memberType(type, 0);
    if (real != memberType(type, 1)) {
      return Hdf5Type.COMPOUND;
    }
    return switch (real) {
      case FLOAT32 -> Hdf5Type.COMPLEX64;
      case FLOAT64 -> Hdf5Type.COMPLEX128;
      default -> Hdf5Type.COMPOUND;
    };
  }

  private static Hdf5Type memberType(long type, int member) {
    long id = hdf5.H5Tget_member_type(type, member);
    try (Identifier part = Identifier.of(Kind.TYPE, id, "cannot read a member type", "compound")) {
      return describe(part.id());
    }
  }

  /** Names of the members of a compound or enumeration, in order. */
  static List<String> memberNames(long type) {
    int count = hdf5.H5Tget_nmembers(type);
    List<String> names = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      BytePointer name = hdf5.H5Tget_member_name(type, i);
      names.add(Texts.decode(name));
      hdf5.H5free_memory(name);
    }
    return names;
  }

  /** Whether numbers of this type can be converted to any other number by the library. */
  static boolean isNumeric(long type) {
    int typeClass = hdf5.H5Tget_class(type);
    return typeClass == hdf5.H5T_INTEGER
        || typeClass == hdf5.H5T_FLOAT
        || typeClass == hdf5.H5T_ENUM;
  }

  /** Whether values lie in the file byte by byte as in this machine's memory. */
  static boolean isNativeOrder(long type, String where) {
    int typeClass = hdf5.H5Tget_class(type);
    if (typeClass == hdf5.H5T_STRING) {
      return hdf5.H5Tis_variable_str(type) == 0;
    }
    if (typeClass == hdf5.H5T_VLEN || typeClass == hdf5.H5T_REFERENCE) {
      return false;
    }
    long id = hdf5.H5Tget_native_type(type, hdf5.H5T_DIR_ASCEND);
    try (Identifier memory = Identifier.of(Kind.TYPE, id, "cannot find the native type", where)) {
      return hdf5.H5Tequal(type, memory.id()) > 0;
    }
  }
}
