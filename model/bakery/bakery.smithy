$version: "2.0"

namespace com.crumbs.bakery

use smithy.protocols#rpcv2Json

/// The ovens and orders of Crumbs & Daughters.
@rpcv2Json
service Bakery {
    version: "2026-12-01"
    operations: [
        PlaceOrder
        CountLoaves
        WatchOven
    ]
}

/// Orders loaves.
operation PlaceOrder {
    input := {
        /// The kind of bread.
        @required
        loaf: String

        /// Pick-up time, whose format the protocol ignores.
        @timestampFormat("date-time")
        pickUp: Timestamp

        /// Times at which the customer cannot come.
        busy: BusyTimes

        /// The price of a loaf.
        price: BigDecimal

        /// Grains of flour in a loaf.
        @jsonName("flour")
        grains: BigInteger

        /// Wishes in the words of the customer.
        wishes: Document
    }

    output := {
        /// The pick-up time that the bakery offers.
        @timestampFormat("http-date")
        pickUp: Timestamp

        /// The price of the order.
        price: BigDecimal

        /// Grains of flour in the order.
        grains: BigInteger

        /// The wishes that the bakery fulfils.
        wishes: Document

        /// The way the order is handed over.
        handOver: HandOver
    }

    errors: [
        SoldOut
    ]
}

/// Counts the loaves on the shelf.
operation CountLoaves {
    output := {
        /// The number of loaves.
        loaves: Integer
    }
}

/// Tells of an oven until it is cold.
operation WatchOven {
    input := {
        /// The oven's number.
        @required
        oven: Integer
    }

    output := {
        /// The baker in charge.
        baker: String

        /// The events of the oven.
        events: OvenEvents
    }
}

/// No loaf of this kind is left.
@error("client")
structure SoldOut {
    /// The message for the customer.
    message: String

    /// The bakery's code of the loaf, which is no code of an error.
    code: String
}

/// An event of an oven.
@streaming
union OvenEvents {
    /// The oven is hot.
    hot: Hot

    /// The fire went out.
    failed: FireOut
}

/// The oven is hot.
structure Hot {
    /// The temperature in degrees Celsius.
    celsius: Integer

    /// The time of the measurement.
    @timestampFormat("date-time")
    at: Timestamp
}

/// The fire went out.
@error("server")
structure FireOut {
    /// The reason.
    message: String
}

/// The way an order is handed over.
union HandOver {
    /// At this counter.
    counter: Integer

    /// By this rider.
    rider: String
}

/// Times at which a customer cannot come.
list BusyTimes {
    member: BusyTime
}

/// A time in the format of a header, which the protocol ignores.
@timestampFormat("http-date")
timestamp BusyTime
