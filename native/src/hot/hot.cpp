// Compiled once per instruction set.
#include "hot/hot.h"

#include "hot/simd.h"

#include "hot/gather.h"
#include "hot/kaczmarz.h"
#include "hot/panel.h"
#include "hot/planes.h"
#include "hot/rows.h"
#include "hot/shift.h"
#include "hot/sparse.h"

namespace ald {

const HotKernels ALD_TABLE = {
    ALD_NAMESPACE::kWidth,   ALD_NAMESPACE::dot,         ALD_NAMESPACE::update,           ALD_NAMESPACE::update_dot,
    ALD_NAMESPACE::clip,     ALD_NAMESPACE::combine,     ALD_NAMESPACE::project,          ALD_NAMESPACE::energy,
    ALD_NAMESPACE::gather,   ALD_NAMESPACE::partial_sum, ALD_NAMESPACE::scale_row,        ALD_NAMESPACE::read_sum,
    ALD_NAMESPACE::rebin,    ALD_NAMESPACE::shift_rebin, ALD_NAMESPACE::kBlockComponents, ALD_NAMESPACE::kPanelFloats,
    ALD_NAMESPACE::make_row, ALD_NAMESPACE::squares,     ALD_NAMESPACE::panel_work,       ALD_NAMESPACE::panel,
};

}  // namespace ald
